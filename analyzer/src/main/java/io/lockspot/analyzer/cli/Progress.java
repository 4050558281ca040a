package io.lockspot.analyzer.cli;

import java.io.PrintWriter;

/**
 * Says on stderr how far a long command is: one line that updates itself on a terminal, a line for each step elsewhere, nothing
 * when it shall be quiet. Not safe for use by several threads.
 */
public final class Progress implements AutoCloseable {

    private static final String REDRAW = "\r\033[K";

    private enum Style {
        UPDATING,
        LINES,
        QUIET
    }

    private final PrintWriter err;
    private final Style style;
    private String step = "";
    private long started;

    private Progress(PrintWriter err, Style style) {
        this.err = err;
        this.style = style;
    }

    public static Progress on(PrintWriter err, boolean quiet) {
        return new Progress(err, quiet ? Style.QUIET : Terminals.isError() ? Style.UPDATING : Style.LINES);
    }

    /** The next step begins. */
    public void step(String name) {
        step = name;
        started = System.nanoTime();
        if (style == Style.LINES) {
            err.println("lockspot: " + step);
            err.flush();
        }
        tick();
    }

    /** The same step goes on with something that only those need to know who look at it. */
    public void phase(String name) {
        if (style == Style.UPDATING) {
            step = name;
            started = System.nanoTime();
            tick();
        }
    }

    /** Still at the same step. */
    public void tick() {
        if (style == Style.UPDATING) {
            err.print(REDRAW + "lockspot: " + step + "  " + (System.nanoTime() - started) / 1_000_000_000 + " s");
            err.flush();
        }
    }

    /** Removes the line, so that what comes next begins on an empty one. */
    @Override
    public void close() {
        if (style == Style.UPDATING) {
            err.print(REDRAW);
            err.flush();
        }
    }
}
