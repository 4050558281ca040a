package io.lockspot.agent.weave;

import net.bytebuddy.description.method.MethodDescription;

/**
 * One method of a target and what is woven into it.
 *
 * @param descriptor the method's, or the beginning of it: what follows is the name of a class that may be relocated, or
 *     differs between versions
 * @param code the advice, or the probe that gets what {@code epoll_ctl} returned
 */
record Point(String method, String descriptor, Class<?> code, Kind kind) {

    enum Kind {
        /** Code before and after the method. */
        ADVICE,
        /** A call after each call of {@code epoll_ctl} in the method. */
        EPOLL_CTL
    }

    /** The advice is copied into the method. */
    Point(String method, String descriptor, Class<?> advice) {
        this(method, descriptor, advice, Kind.ADVICE);
    }

    /** The probe's {@code controlled} gets the result and the arguments of each {@code epoll_ctl} of the method. */
    static Point epollCtl(String method, String descriptor, Class<?> probe) {
        return new Point(method, descriptor, probe, Kind.EPOLL_CTL);
    }

    boolean matches(MethodDescription candidate) {
        return candidate.getInternalName().equals(method)
                && candidate.getDescriptor().startsWith(descriptor);
    }
}
