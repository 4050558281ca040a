package io.lockspot.analyzer.cli;

import java.io.IOException;
import java.io.Writer;

/**
 * A terminal on which one picture takes the place of the one before, beside what was on it, which is back at the end. Where
 * there is no terminal the pictures come one after the other.
 */
final class Screen implements AutoCloseable {

    private static final String ENTER = "\033[?1049h\033[?25l";
    private static final String LEAVE = "\033[?25h\033[?1049l";
    private static final String TOP = "\033[H";
    private static final String REST_OF_LINE = "\033[K";
    private static final String REST_OF_SCREEN = "\033[J";

    private final Console console;
    private final boolean drawn;
    private final String between;
    private final Thread onInterrupt = new Thread(this::leave, "lockspot-screen");
    private boolean first = true;
    private boolean left;

    /**
     * @param drawn whether one picture takes the place of another
     * @param between stands between two pictures that come one after the other
     */
    Screen(Console console, boolean drawn, String between) {
        this.console = console;
        this.drawn = drawn;
        this.between = between;
        if (drawn) {
            // Whoever has seen enough ends the program: then the terminal must be what it was, too.
            Runtime.getRuntime().addShutdownHook(onInterrupt);
            console.out().print(ENTER);
        }
    }

    /**
     * Shows a picture; on a terminal as much of it as there is room for.
     *
     * @param rows how many lines there is room for now
     */
    void show(String picture, int rows) throws IOException {
        try (Writer out = console.writer()) {
            if (drawn) {
                out.write(TOP);
                String[] lines = picture.split("\n");
                for (int i = 0; i < Math.min(lines.length, rows); i++) {
                    out.write((i == 0 ? "" : "\n") + lines[i] + REST_OF_LINE);
                }
                out.write(REST_OF_SCREEN);
            } else {
                out.write((first ? "" : between) + picture);
            }
        }
        first = false;
        console.out().flush();
    }

    private synchronized void leave() {
        if (!left) {
            left = true;
            console.out().print(LEAVE);
            console.out().flush();
        }
    }

    @Override
    public void close() {
        if (drawn) {
            leave();
            try {
                Runtime.getRuntime().removeShutdownHook(onInterrupt);
            } catch (IllegalStateException e) {
                // The program is being ended, and the hook finds that all is done.
            }
        }
    }
}
