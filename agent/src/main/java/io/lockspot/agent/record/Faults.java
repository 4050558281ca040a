package io.lockspot.agent.record;

import java.util.function.Consumer;

/** What goes wrong inside the agent, said where the user reads it, if there is memory left for words. Safe for all threads. */
final class Faults {

    private final Consumer<String> log;
    private volatile boolean said;

    Faults(Consumer<String> log) {
        this.log = log;
    }

    /** Without memory there are no words either. */
    void say(String what, Object failure) {
        try {
            log.accept(what + failure);
        } catch (Throwable wordless) {
            // Then the recording shows it: by lost dumps, or by its missing end.
        }
    }

    /** The first of those that may come again each second. */
    void sayOnce(Throwable failure) {
        if (!said) {
            said = true;
            say("a beat was missed: ", failure);
        }
    }
}
