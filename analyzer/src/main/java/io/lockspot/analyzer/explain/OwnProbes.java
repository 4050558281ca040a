package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which methods are the operations of the user's own selectors, as the agent wrote it into the recordings: a line for
 * each with implementation, operation, and class with method.
 */
final class OwnProbes {

    /** The key in {@link RecordingInfo#environment}. */
    static final String KEY = "ownProbes";

    /**
     * @param entered the method takes its own monitor before it is measured, so a wait in the method itself may be older
     */
    private record Probe(OperationKey operation, boolean entered) {}

    private final Map<String, List<Probe>> probes = new HashMap<>();

    static OwnProbes of(List<RecordingInfo> infos) {
        OwnProbes own = new OwnProbes();
        for (RecordingInfo info : infos) {
            info.environment().getOrDefault(KEY, "").lines().forEach(own::add);
        }
        return own;
    }

    private void add(String line) {
        String[] columns = line.split(" ");
        if (columns.length >= 3) {
            OperationKey operation = new OperationKey(columns[1], columns[0]);
            List<Probe> ofMethod = probes.computeIfAbsent(columns[2], method -> new ArrayList<>());
            Probe probe = new Probe(operation, columns.length > 3);
            if (!ofMethod.contains(probe)) {
                ofMethod.add(probe);
            }
        }
    }

    /**
     * The operations that a wait with this stack is inside of, as the agent counts a wait for each of the calls around
     * it; a {@code modify} inside a {@code register} is none.
     */
    Set<OperationKey> operations(Stack stack) {
        Set<OperationKey> found = new LinkedHashSet<>();
        if (probes.isEmpty()) {
            return found;
        }
        List<Frame> frames = stack.frames();
        for (int i = 0; i < frames.size(); i++) {
            boolean waitsItself = i == frames.size() - 1;
            for (Probe probe : probes.getOrDefault(frames.get(i).name(), List.of())) {
                if (!(waitsItself && probe.entered) && !isPartOfRegister(probe.operation, found)) {
                    found.add(probe.operation);
                }
            }
        }
        return found;
    }

    private static boolean isPartOfRegister(OperationKey operation, Set<OperationKey> around) {
        return operation.operation().equals("modify")
                && around.contains(new OperationKey("register", operation.implementation()));
    }
}
