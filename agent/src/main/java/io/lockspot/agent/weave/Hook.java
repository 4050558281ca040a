package io.lockspot.agent.weave;

/**
 * One method that is to be probed, and what became of it.
 *
 * @param implementation whose code it is: one of lockspot's implementations, or {@code j.u.c.}
 * @param target class and method
 * @param reason why it is missing or failed, empty otherwise
 */
public record Hook(String implementation, String target, State state, String reason) {

    /** What became of a hook. */
    public enum State {
        WOVEN("woven"),
        /** Its class does not exist yet in this JVM; it is woven when it is loaded. */
        NOT_LOADED("not loaded yet"),
        /** Its class is not what the probe was made for; it is left as it is. */
        MISSING("missing"),
        /** Weaving was tried; the class is left as it is. */
        FAILED("failed");

        private final String text;

        State(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
