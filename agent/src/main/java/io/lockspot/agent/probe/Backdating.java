package io.lockspot.agent.probe;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

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

    /** A rate over less time than this would be too rough. */
    private static final long LEAST_AGE = 200_000;

    private final VarHandle start;

    /** The recorder's clock may change its rate and its origin when the recorder is first used. */
    private volatile Moment base;

    private Backdating(Class<? extends Event> type) {
        start = startOf(type);
        base = start == null ? null : now();
    }

    static boolean isPossible() {
        return OPERATIONS.start != null;
    }

    /** A new event that began at this {@code nanoTime}. */
    static OperationEvent operationSince(long began) {
        return OPERATIONS.since(began);
    }

    private OperationEvent since(long began) {
        Moment then = base();
        OperationEvent event = new OperationEvent();
        long nano = begin(event);
        long tick = (long) start.get(event);
        double ticksPerNano = (tick - then.tick) / (double) (nano - then.nano);
        start.set(event, tick - (long) ((nano - began) * ticksPerNano));
        return event;
    }

    /** Made once more, and waited for, when the recorder has come to life since: not with the agent, which lets probes write
     * events only then. */
    private Moment base() {
        Moment known = base;
        if (!known.alive && FlightRecorder.isInitialized()) {
            known = now();
            base = known;
        }
        while (System.nanoTime() - known.nano < LEAST_AGE) {
            Thread.onSpinWait();
        }
        return known;
    }

    private Moment now() {
        boolean alive = FlightRecorder.isInitialized();
        OperationEvent event = new OperationEvent();
        long nano = begin(event);
        return new Moment(nano, (long) start.get(event), alive);
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

    /** The same moment by both clocks. */
    private static final class Moment {
        private final long nano;
        private final long tick;
        private final boolean alive;

        Moment(long nano, long tick, boolean alive) {
            this.nano = nano;
            this.tick = tick;
            this.alive = alive;
        }
    }
}
