package io.lockspot.agent.record;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** What other threads ask of the recorder's thread, and wait for. Safe for all threads. */
final class Requests {

    /** What can be asked. */
    enum Kind {
        DUMP,
        STOP
    }

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

    private long dumpsAsked;
    private long dumpsTaken;
    private long dumpsDone;
    private boolean stop;
    private boolean closed;

    /**
     * Asks, and waits until it is done.
     *
     * @throws IOException when it is not done in time, or never will be
     */
    synchronized void await(Kind kind) throws IOException {
        if (closed) {
            throw new IOException("the recording has ended");
        }
        stop |= kind == Kind.STOP;
        long mine = kind == Kind.DUMP ? ++dumpsAsked : Long.MAX_VALUE;
        notifyAll();
        long end = System.nanoTime() + PATIENCE;
        while (!closed && dumpsDone < mine) {
            if (!sleep(end)) {
                throw new IOException("the recorder does not answer");
            }
        }
        if (dumpsDone < mine && kind == Kind.DUMP) {
            throw new IOException("the recording has ended");
        }
    }

    /** Waits until something is asked, or until this time of {@code nanoTime}; null when nothing was asked. */
    synchronized Kind awaitUntil(long time) {
        while (!stop && dumpsAsked == dumpsTaken) {
            try {
                if (!sleep(time)) {
                    return null;
                }
            } catch (IOException e) {
                // Nobody of ours interrupts this thread; whoever did must not keep it from sleeping.
                Thread.interrupted();
                return null;
            }
        }
        dumpsTaken = dumpsAsked;
        return stop ? Kind.STOP : Kind.DUMP;
    }

    /** The dump that was asked for is made, or lost. */
    synchronized void done() {
        dumpsDone = dumpsTaken;
        notifyAll();
    }

    /** Nothing will be done any more. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private boolean sleep(long until) throws IOException {
        long left = until - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        try {
            TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
