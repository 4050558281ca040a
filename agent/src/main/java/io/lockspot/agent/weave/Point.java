package io.lockspot.agent.weave;

/**
 * One method of a target and what is woven into it.
 *
 * @param operation whose figures it serves: an operation, {@code lock-wait} or {@code epoll}
 * @param descriptor the method's; or, with {@code *} at its end, the beginning of it: what follows is the name of a class
 *     that may be relocated, or differs between versions
 * @param code name of the advice, or of the probe that gets what {@code epoll_ctl} returned
 */
record Point(String operation, String method, String descriptor, String code, Kind kind) {

    private static final String EPOLL_CTL = "epoll_ctl:";

    enum Kind {
        /** Code before and after the method. */
        ADVICE,
        /** A call after each call of {@code epoll_ctl} in the method. */
        EPOLL_CTL
    }

    /** @param code as {@code hooks.txt} has it */
    static Point of(String operation, String method, String descriptor, String code) {
        return code.startsWith(EPOLL_CTL)
                ? new Point(
                        operation,
                        method,
                        descriptor,
                        "io.lockspot.agent.probe." + code.substring(EPOLL_CTL.length()),
                        Kind.EPOLL_CTL)
                : new Point(operation, method, descriptor, "io.lockspot.agent.weave." + code, Kind.ADVICE);
    }

    boolean matches(ClassFile.Method candidate) {
        return matches(candidate.name(), candidate.descriptor());
    }

    boolean matches(String name, String actual) {
        return name.equals(method) && fits(actual);
    }

    private boolean fits(String actual) {
        int last = descriptor.length() - 1;
        return descriptor.charAt(last) == '*'
                ? actual.regionMatches(0, descriptor, 0, last)
                : actual.equals(descriptor);
    }
}
