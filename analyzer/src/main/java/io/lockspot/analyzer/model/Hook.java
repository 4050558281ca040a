package io.lockspot.analyzer.model;

/**
 * A method that the agent knows to probe, and what became of it, as the recording says it last.
 *
 * @param operation whose figures it serves: an operation, {@code lock-wait}, or {@code epoll}: what epoll was told
 * @param className begins with {@code *} for the package of a library, which may be relocated
 * @param descriptor the method's, or its beginning and {@code *}
 * @param versions of the JDK or library in which the method was found; empty of the user's own
 * @param state {@code woven}, {@code not loaded yet}, {@code missing}, {@code failed} or {@code turned off}
 * @param reason why it is not woven, or counts no more; may be empty
 */
public record Hook(
        String implementation,
        String operation,
        String className,
        String method,
        String descriptor,
        String versions,
        String state,
        String reason) {

    /** Its class is not what the agent expects, or the JVM refused the woven one; so it is not measured. */
    public boolean isMissing() {
        return state.equals("missing") || state.equals("failed");
    }

    /** It does not count, or no more. */
    public boolean isOff() {
        return state.equals("turned off");
    }

    /** It does not count because an option says so, and nobody misses it. */
    public boolean isLeftOut() {
        return isOff() && reason.startsWith("left out");
    }

    /** Such as {@code jdk-nio close (sun.nio.ch.SocketChannelImpl.tryClose)}. */
    public String text() {
        return implementation + " " + operation + " (" + className + "." + method + ")";
    }
}
