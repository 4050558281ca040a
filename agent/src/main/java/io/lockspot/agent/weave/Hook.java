package io.lockspot.agent.weave;

/**
 * One method that is to be probed, and what became of it.
 *
 * @param implementation whose code it is: one of lockspot's implementations, {@code j.u.c.}, or a name of the user's own
 * @param operation whose figures it serves: an operation, {@code lock-wait}, or {@code epoll}
 * @param className of a library behind the package that may be relocated, with {@code *} for that
 * @param descriptor the method's, or its beginning and {@code *}
 * @param versions of the JDK or library in which it was found; empty of the user's own
 * @param reason why it is missing or failed, empty otherwise
 */
public record Hook(
        String implementation,
        String operation,
        String className,
        String method,
        String descriptor,
        String versions,
        State state,
        String reason) {

    /** What became of a hook. */
    public enum State {
        WOVEN("woven"),
        /** Its class does not exist yet in this JVM; it is woven when it is loaded. */
        NOT_LOADED("not loaded yet"),
        /** Its class is not what the probe was made for; it is left as it is. */
        MISSING("missing"),
        /** Weaving was tried; the class is left as it is. */
        FAILED("failed"),
        /** It is woven, but counts no more: it failed too often, or was turned off by an option or the budget. */
        OFF("turned off");

        private final String text;

        State(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The same, turned off. */
    Hook off(String why) {
        return new Hook(implementation, operation, className, method, descriptor, versions, State.OFF, why);
    }
}
