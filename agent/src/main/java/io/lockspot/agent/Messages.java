package io.lockspot.agent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What the agent says, in one line each on stderr; the last lines are kept for {@code lockspot status}. */
final class Messages {

    /** Says a line. */
    static final Consumer<String> SAY = new Consumer<>() {
        @Override
        public void accept(String line) {
            say(line);
        }
    };

    private static final int KEPT = 50;

    private static final List<String> LINES = new ArrayList<>();

    private Messages() {}

    static void say(String line) {
        synchronized (LINES) {
            if (LINES.size() == KEPT) {
                LINES.remove(0);
            }
            LINES.add(line);
        }
        System.err.println("lockspot: " + line);
    }

    /** A new start: what was said before counts no more. */
    static void forget() {
        synchronized (LINES) {
            LINES.clear();
        }
    }

    static List<String> lines() {
        synchronized (LINES) {
            return List.copyOf(LINES);
        }
    }
}
