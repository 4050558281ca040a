package io.lockspot.agent;

import java.util.ArrayList;
import java.util.List;

/** What the agent says, in one line each on stderr; the last lines are kept for {@code lockspot status}. */
final class Messages {

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
