package io.lockspot.agent.probe;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The implementations that the user named in his probe files. Filled before anything is woven; after that it only
 * reads. The woven code knows its probe by a number, which is written into it as a constant.
 */
public final class UserProbes {

    /** How many pairs of implementation and operation there can be. */
    public static final int MOST = 256;

    private static final OperationProbe[] PROBES = new OperationProbe[MOST];
    private static final Map<String, Implementation> IMPLEMENTATIONS = new LinkedHashMap<>();
    private static int size;

    private UserProbes() {}

    /**
     * The number of the probe for an operation of an implementation, which is made when it is not there yet. All probes
     * must be there before the recorder asks for the counts.
     *
     * @throws IllegalArgumentException when there is no such operation
     * @throws IndexOutOfBoundsException when there is no room for another probe
     */
    public static synchronized int number(String implementation, String operation) {
        OperationProbe probe = implementation(implementation).probe(Operation.of(operation));
        for (int i = 0; i < size; i++) {
            if (PROBES[i] == probe) {
                return i;
            }
        }
        PROBES[size] = probe;
        return size++;
    }

    /** The method of this number is called; what is returned goes to {@link #exit} unless it is null. */
    public static Call enter(int number) {
        return PROBES[number].enter(-1);
    }

    /** The call, which has been closed, is over. */
    public static void exit(Call call, Throwable thrown) {
        call.probe.exit(call, thrown != null);
    }

    static synchronized OperationCounts[] counts() {
        OperationCounts[] counts = new OperationCounts[size];
        for (int i = 0; i < size; i++) {
            counts[i] = PROBES[i].counter;
        }
        return counts;
    }

    static synchronized boolean isOff(String implementation, String operation) {
        Implementation known = IMPLEMENTATIONS.get(implementation);
        return known != null && known.probe(Operation.of(operation)).isOff();
    }

    private static Implementation implementation(String name) {
        Implementation known = IMPLEMENTATIONS.get(name);
        if (known == null) {
            known = new Implementation(name);
            IMPLEMENTATIONS.put(name, known);
        }
        return known;
    }
}
