package io.lockspot.agent.probe;

/**
 * Measures what the probes themselves take, in windows that the recorder opens for a few milliseconds at random. While
 * one is open, every probe reads the clock before and after all that it does, its own readings included, and once more
 * for what that last reading took. In some windows operations are counted and not timed, which tells the two apart.
 *
 * <p>What is not seen: the call of the probe by the woven code, and what its code and data push out of the caches.
 */
public final class CostWindow {

    /** A probe that took longer was interrupted: its thread lost the processor, or the collector came by. */
    static final long INTERRUPTED = 50_000;

    private static final int NANOS = 0;
    private static final int OPERATIONS = 1;
    private static final int BEGUN = 2;

    private static final Stripes SUMS = new Stripes(3);
    private static volatile boolean open;

    private CostWindow() {}

    /** Only the recorder's thread opens and closes. */
    public static void open() {
        open = true;
    }

    public static void close() {
        open = false;
    }

    /** Nanoseconds in probes, in all windows so far. */
    public static long nanos() {
        return SUMS.sum(NANOS);
    }

    /** How many operations ended in a window so far. */
    public static long operations() {
        return SUMS.sum(OPERATIONS);
    }

    /** How many operations began in a window so far, those included that did not count in the end. */
    public static long begun() {
        return SUMS.sum(BEGUN);
    }

    /** A probe begins; what is returned goes to one of the other methods. */
    static long begin() {
        return open ? System.nanoTime() : 0;
    }

    /** A probe is over that keeps books. */
    static void end(long began) {
        if (began != 0) {
            add(began, NANOS);
        }
    }

    /** A probe is over that begins an operation. */
    static void endBeginning(long began) {
        if (began != 0) {
            add(began, BEGUN);
        }
    }

    /** A probe is over that ends an operation. */
    static void endOperation(long began) {
        if (began != 0) {
            add(began, OPERATIONS);
        }
    }

    private static void add(long began, int what) {
        long ended = System.nanoTime();
        long clock = System.nanoTime() - ended;
        if (!open) {
            return;
        }
        // Which stripe does not matter, as long as threads seldom meet.
        int stripe = (int) (began >>> 6);
        long nanos = ended - began - clock;
        if (nanos < INTERRUPTED) {
            SUMS.add(stripe, NANOS, nanos);
        }
        if (what != NANOS) {
            SUMS.add(stripe, what, 1);
        }
    }
}
