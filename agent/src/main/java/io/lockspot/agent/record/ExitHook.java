package io.lockspot.agent.record;

import java.lang.instrument.Instrumentation;
import java.util.concurrent.TimeUnit;

/**
 * What runs at the JVM's exit: the end of the recording that runs then, JFR's own hook behind it, and what is to be done
 * at last. The JVM has one place for it, which is taken once; between two recordings JFR has its hook back.
 */
final class ExitHook {

    static final Runnable NOTHING = new Runnable() {
        @Override
        public void run() {
            // Nothing is to be done.
        }
    };

    /** Whatever comes of the start, an exit waits no longer. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);

    private static boolean placed;
    private static boolean tried;

    /** Keeps an exit from going on without us; null once the place is taken. */
    private static Thread waiting;

    private static Runnable first = NOTHING;
    private static Runnable last = NOTHING;
    private static Thread jfr;

    private ExitHook() {}

    /**
     * What runs from now on at the exit. The place for it is taken by {@link #take}, which must follow: it is slow, and an
     * exit that begins before waits for it.
     *
     * @param end runs before JFR's hook, and {@code atLast} after it
     */
    static synchronized void place(Runnable end, Runnable atLast) {
        first = end;
        last = atLast;
        if (!placed) {
            waiting = new Thread(
                    null,
                    new Runnable() {
                        @Override
                        public void run() {
                            awaitPlace();
                        }
                    },
                    "lockspot-exit",
                    0,
                    false);
            Runtime.getRuntime().addShutdownHook(waiting);
        }
    }

    /** Takes the JVM's place, also when the exit has begun already. */
    static synchronized void take(Instrumentation instrumentation) {
        if (!placed && waiting != null) {
            JavaInternals.open(instrumentation);
            placed = JavaInternals.atExit(new Runnable() {
                @Override
                public void run() {
                    runAll();
                }
            });
            if (placed) {
                forgetWaiting();
            }
        }
        tried = true;
        ExitHook.class.notifyAll();
    }

    /** In a JDK without such a place everything runs beside the application's own hooks. */
    private static void awaitPlace() {
        long end = System.nanoTime() + PATIENCE;
        synchronized (ExitHook.class) {
            for (long left = PATIENCE; !tried && left > 0; left = end - System.nanoTime()) {
                try {
                    TimeUnit.NANOSECONDS.timedWait(ExitHook.class, left);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
            if (placed) {
                return;
            }
        }
        runAll();
    }

    private static void forgetWaiting() {
        try {
            if (waiting != null) {
                Runtime.getRuntime().removeShutdownHook(waiting);
            }
        } catch (IllegalStateException exiting) {
            // It runs, and finds that all is done.
        }
        waiting = null;
    }

    /**
     * JFR is up: its hook runs behind ours from now on.
     *
     * @param withheld its hook, if the JVM has not got it; null when JFR was up before
     */
    static synchronized void takeJfrs(Thread withheld) {
        if (withheld != null) {
            jfr = withheld;
        } else if (jfr == null) {
            jfr = JfrInternals.takeExitHook().orElse(null);
        }
    }

    /** The recording has ended before the JVM. */
    static synchronized void clear() {
        first = NOTHING;
        last = NOTHING;
        forgetWaiting();
        if (jfr != null) {
            try {
                Runtime.getRuntime().addShutdownHook(jfr);
                jfr = null;
            } catch (IllegalStateException exiting) {
                // The JVM takes no more hooks; ours is still to come, and runs it.
            }
        }
    }

    private static void runAll() {
        Runnable end;
        Runnable atLast;
        synchronized (ExitHook.class) {
            end = first;
            atLast = last;
        }
        end.run();
        Thread hook;
        synchronized (ExitHook.class) {
            // In a short life it is the end that has brought JFR up.
            hook = jfr;
        }
        if (hook != null) {
            hook.run();
        }
        atLast.run();
    }
}
