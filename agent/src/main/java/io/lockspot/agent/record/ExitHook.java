package io.lockspot.agent.record;

/**
 * What runs at the JVM's exit: the end of the recording that runs then, JFR's own hook behind it, and what is to be done
 * at last. The JVM has one place for it, which is taken once; between two recordings JFR has its hook back.
 */
final class ExitHook {

    private static final Runnable NOTHING = () -> {};

    private static boolean placed;
    private static Runnable first = NOTHING;
    private static Runnable last = NOTHING;
    private static Thread jfr;

    private ExitHook() {}

    /** @param end runs before JFR's hook, and {@code atLast} after it */
    static synchronized void place(Runnable end, Runnable atLast) {
        first = end;
        last = atLast;
        if (!placed) {
            placed = true;
            JavaInternals.atExit(ExitHook::run);
        }
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
        if (jfr != null) {
            try {
                Runtime.getRuntime().addShutdownHook(jfr);
                jfr = null;
            } catch (IllegalStateException exiting) {
                // The JVM takes no more hooks; ours is still to come, and runs it.
            }
        }
    }

    private static void run() {
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
