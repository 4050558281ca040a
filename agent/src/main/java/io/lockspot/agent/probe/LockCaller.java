package io.lockspot.agent.probe;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Walks up the calling thread's stack to the method that takes the lock: the first that is no lock's own. Written
 * without lambdas and {@code +}, because both load classes when they first run, and this runs inside other people's
 * locks. For one walk.
 */
final class LockCaller implements Function<Stream<StackFrame>, StackFrame> {

    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private String callee = "";

    /** Null when it is the flight recorder, or when there is none. */
    StackFrame find() {
        return WALKER.walk(this);
    }

    /** The lock's own method that was called, such as {@code lock}. */
    String callee() {
        return callee;
    }

    @Override
    public StackFrame apply(Stream<StackFrame> frames) {
        Iterator<StackFrame> iterator = frames.iterator();
        while (iterator.hasNext()) {
            StackFrame frame = iterator.next();
            String type = frame.getClassName();
            if (type.startsWith("jdk.jfr.")) {
                return null;
            }
            if (type.startsWith("io.lockspot.agent.probe.")) {
                continue;
            }
            if (!type.startsWith("java.util.concurrent.locks.")
                    && !Lock.class.isAssignableFrom(frame.getDeclaringClass())) {
                return frame;
            }
            callee = frame.getMethodName();
        }
        return null;
    }
}
