package io.lockspot.agent.options;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A line of a probe file: one method that the user wants measured.
 *
 * @param implementation the name that the user gives his selector
 * @param operation what a call of the method is counted as
 * @param descriptor the method's; without the return type when the file does not say it
 * @param where file and line, for messages
 */
public record ProbeLine(
        String implementation, String operation, String className, String method, String descriptor, String where) {

    static final List<String> OPERATIONS = List.of("register", "modify", "deregister", "close", "release", "wakeup");

    private static final Pattern IMPLEMENTATION = Pattern.compile("[a-z0-9-]{1,40}");

    /** Lockspot's own, also those to come: a recording must not mix them with the user's. */
    private static final List<String> TAKEN =
            List.of("jdk-nio", "jdk-nio2", "jdk-pipe", "jdk-poller", "jdk-socket", "netty-epoll");

    /** What the probes themselves stand on, so that a probe in it would call itself. */
    private static final List<String> FORBIDDEN = List.of("java.", "jdk.", "sun.", "io.lockspot.agent.");

    /** What the JDK's selectors are made of, which the probes do not use. */
    private static final List<String> ALLOWED = List.of("java.nio.channels.", "sun.nio.ch.", "sun.net.");

    /**
     * Reads a line that has something to say.
     *
     * @param text without its comment
     * @throws BadOptionException when the line is not understood; the message does not name file and line
     */
    static ProbeLine parse(String text, String where) throws BadOptionException {
        String[] columns = text.strip().split("\\s+", 4);
        if (columns.length < 4) {
            throw new BadOptionException("a probe has four columns: implementation, operation, class and method; here "
                    + (columns.length == 1 ? "is 1" : "are " + columns.length));
        }
        checkImplementation(columns[0]);
        if (!OPERATIONS.contains(columns[1])) {
            throw new BadOptionException("no operation " + Names.quote(columns[1])
                    + Suggestion.among(OPERATIONS, columns[1]) + "; there are " + String.join(", ", OPERATIONS));
        }
        checkClass(columns[2]);
        Signature signature = Signature.parse(columns[3]);
        return new ProbeLine(columns[0], columns[1], columns[2], signature.method(), signature.descriptor(), where);
    }

    /** Whether both would count a call of the same method as the same operation. */
    boolean repeats(ProbeLine other) {
        return operation.equals(other.operation)
                && className.equals(other.className)
                && method.equals(other.method)
                && (descriptor.startsWith(other.descriptor) || other.descriptor.startsWith(descriptor));
    }

    private static void checkImplementation(String name) throws BadOptionException {
        if (!IMPLEMENTATION.matcher(name).matches()) {
            throw new BadOptionException(
                    Names.quote(name) + " is no name for an implementation: use up to 40 of a to z, 0 to 9 and dashes");
        }
        if (TAKEN.contains(name)) {
            throw new BadOptionException("'" + name + "' is a name of lockspot's own: choose another");
        }
    }

    private static void checkClass(String name) throws BadOptionException {
        if (!Names.isClass(name)) {
            throw new BadOptionException(Names.quote(name)
                    + " is not a class: write com.acme.EventPoll, or com.acme.Outer$Inner for a nested class");
        }
        if (FORBIDDEN.stream().anyMatch(name::startsWith) && ALLOWED.stream().noneMatch(name::startsWith)) {
            throw new BadOptionException(Names.quote(name) + " cannot be probed: the probes themselves may use it");
        }
    }
}
