package io.lockspot.agent.record;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What the recorder's thread does until the recording ends: a step each second, and one at once when somebody asks. What
 * fails in a step is said once, and the next step comes.
 */
final class RecorderLoop {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** After a fault, which may be back at once. */
    static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(100);

    private final Steps steps;
    private final Requests requests;
    private final Faults faults;

    /** What is done at each step. */
    interface Steps {

        /** Whether there is nothing more to do. */
        boolean haveEnded();

        /** What the probes cost, to be measured between two steps. */
        OwnCost cost();

        /**
         * A second has passed, or somebody asks.
         *
         * @param asked null when nobody does
         * @param nanos since the loop began
         */
        void take(Requests.Kind asked, long nanos);
    }

    RecorderLoop(Steps steps, Requests requests, Faults faults) {
        this.steps = steps;
        this.requests = requests;
        this.faults = faults;
    }

    /** Returns when the steps have ended. Without memory anything may fail anywhere, here too. */
    void run() {
        long start = System.nanoTime();
        while (!steps.haveEnded()) {
            try {
                loop(start);
            } catch (OutOfMemoryError e) {
                faults.sayOnce(e);
            }
        }
    }

    private void loop(long start) {
        long next = System.nanoTime() + SECOND;
        while (!steps.haveEnded()) {
            Requests.Kind asked = null;
            try {
                asked = awaitUntil(next);
                steps.take(asked, System.nanoTime() - start);
            } catch (VirtualMachineError | RuntimeException | LinkageError e) {
                // The application may have used up all memory for a while: what is missed now comes with the next step.
                faults.sayOnce(e);
                LockSupport.parkNanos(PAUSE);
            }
            if (asked == Requests.Kind.DUMP) {
                requests.done();
            } else {
                // What was asked for in between does not put off the next beat.
                next = Math.max(next + SECOND, System.nanoTime());
            }
        }
    }

    /** Waits as {@link Requests#awaitUntil} does, and measures the probes' cost meanwhile. */
    private Requests.Kind awaitUntil(long next) {
        OwnCost cost = steps.cost();
        Requests.Kind asked = requests.awaitUntil(cost.opening(next));
        if (asked != null || steps.haveEnded()) {
            return asked;
        }
        cost.open();
        try {
            asked = requests.awaitUntil(System.nanoTime() + OwnCost.LENGTH);
        } finally {
            cost.close();
        }
        return asked == null ? requests.awaitUntil(next) : asked;
    }
}
