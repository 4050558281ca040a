package io.lockspot.analyzer.model;

/**
 * One thing that measuring depends on, as it is on this machine.
 *
 * @param id stable, for programs
 * @param found what was found
 * @param remedy what is lost by it, and what to do; empty when it is fine
 */
public record Check(String id, String title, State state, String found, String remedy) {

    /** What it means for measuring. */
    public enum State {
        FINE("ok"),
        /** Part of it cannot be measured. */
        LIMITED("limited"),
        /** Nothing of it can be measured. */
        NONE("no"),
        /** It cannot be told from here. */
        UNKNOWN("unknown");

        private final String text;

        State(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    public static Check fine(String id, String title, String found) {
        return new Check(id, title, State.FINE, found, "");
    }
}
