package io.lockspot.agent.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jdk.jfr.Event;

/**
 * Gives an event that is made when its operation is over the start that the operation had, so that the clock need not be
 * read for an event that is never written. The flight recorder adds a field for the start to each event class; where it
 * does not, operations begin an event each, as its documentation has it.
 */
final class Backdating {

    /** Both clocks are read at the same moment if this many nanoseconds at most are between. */
    private static final long SAME = 2_000;

    private static final int TRIES = 10;

    private static final Backdating OPERATIONS = new Backdating(OperationEvent.class);

    private final VarHandle start;

    /** The same moment by both clocks, long ago: the flight recorder's may tick at another rate. */
    private final long tick;

    private final long nano;

    private Backdating(Class<? extends Event> type) {
        start = startOf(type);
        OperationEvent event = new OperationEvent();
        nano = begin(event);
        tick = start == null ? 0 : (long) start.get(event);
    }

    static boolean isPossible() {
        return OPERATIONS.start != null;
    }

    /** A new event that began at this {@code nanoTime}. */
    static OperationEvent operationSince(long began) {
        return OPERATIONS.since(began);
    }

    private OperationEvent since(long began) {
        OperationEvent event = new OperationEvent();
        long now = begin(event);
        long tickNow = (long) start.get(event);
        double ticksPerNano = now == nano ? 1 : (tickNow - tick) / (double) (now - nano);
        start.set(event, tickNow - (long) ((now - began) * ticksPerNano));
        return event;
    }

    /** Begins the event now, and says when that is; again when the thread was interrupted between the clocks. */
    private static long begin(OperationEvent event) {
        long before = 0;
        long after = Long.MAX_VALUE;
        for (int i = 0; i < TRIES && after - before > SAME; i++) {
            before = System.nanoTime();
            event.begin();
            after = System.nanoTime();
        }
        return before + (after - before) / 2;
    }

    private static VarHandle startOf(Class<? extends Event> type) {
        try {
            return MethodHandles.privateLookupIn(type, MethodHandles.lookup())
                    .findVarHandle(type, "startTime", long.class);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
