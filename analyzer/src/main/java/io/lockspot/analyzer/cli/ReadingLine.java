package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.read.ReadProgress;
import io.lockspot.analyzer.report.Names;
import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Says on a terminal how far the reading of recordings is, from its first second on: one line that updates itself and is
 * gone when it is over. Nothing in pipes and builds. {@link #close} may be called from another thread than the ticks.
 */
final class ReadingLine implements AutoCloseable {

    private static final String REDRAW = "\r\033[K";
    private static final long QUIET_NANOS = 1_000_000_000;
    private static final long PERIOD_MILLIS = 200;

    /** Narrow terminals would break a longer line in two, and the first half would stay. */
    private static final int COLUMNS = 78;

    private final PrintStream err;
    private final Supplier<ReadProgress.State> progress;
    private final long started;
    private ReadProgress.State first;
    private long firstAt;
    private boolean shown;
    private boolean closed;

    ReadingLine(PrintStream err, Supplier<ReadProgress.State> progress, long now) {
        this.err = err;
        this.progress = progress;
        this.started = now;
        this.first = progress.get();
        this.firstAt = now;
    }

    /** Says nothing unless the console's standard error is a terminal. */
    static ReadingLine on(Console console, boolean quiet) {
        ReadingLine line = new ReadingLine(console.err(), ReadProgress::now, System.nanoTime());
        if (!quiet && console.errTerminal()) {
            Thread ticker = new Thread(line::tickUntilClosed, "lockspot-progress");
            ticker.setDaemon(true);
            ticker.start();
        }
        return line;
    }

    private void tickUntilClosed() {
        try {
            while (tick(System.nanoTime())) {
                Thread.sleep(PERIOD_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Shows where the reading is now; returns whether it still goes on. */
    synchronized boolean tick(long now) {
        ReadProgress.State state = progress.get();
        if (!closed && state.file() != null) {
            if (!state.file().equals(first.file()) || state.read() < first.read()) {
                first = state;
                firstAt = now;
            }
            if (now - started >= QUIET_NANOS) {
                shown = true;
                err.print(REDRAW + text(state, now));
                err.flush();
            }
        }
        return !closed;
    }

    private String text(ReadProgress.State state, long now) {
        long nanos = Math.max(now - firstAt, 1);
        String rate = String.format(Locale.ROOT, "%.0f MB/s", (state.read() - first.read()) * 1e3 / nanos);
        String done = state.size() > 0
                ? Math.min(100, 100 * state.read() / state.size()) + "%"
                : state.read() / 1_000_000 + " MB";
        String what = "lockspot: reading ";
        String figures = "  " + done + "  " + rate;
        String name = Names.printable(String.valueOf(state.file().getFileName()));
        int fits = COLUMNS - what.length() - figures.length();
        return what + (name.length() > fits ? name.substring(0, fits - 1) + "…" : name) + figures;
    }

    /** Removes the line, so that what comes next begins on an empty one. */
    @Override
    public synchronized void close() {
        closed = true;
        if (shown) {
            err.print(REDRAW);
            err.flush();
        }
    }
}
