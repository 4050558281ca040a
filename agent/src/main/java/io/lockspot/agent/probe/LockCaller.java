package io.lockspot.agent.probe;

import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Walks up the calling thread's stack to the method that takes the lock: the first that is no lock's own. A class that
 * waits in a synchronizer of its own is a lock when it was called as one. Written without lambdas and {@code +}, because
 * both load classes when they first run, and this runs inside other people's locks. For one walk.
 */
final class LockCaller implements Function<Stream<StackFrame>, StackFrame> {

    private static final StackWalker WALKER = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);

    private final String lockClass;
    private String callee = "";

    /** @param lockClass the class around the synchronizer that the thread has waited in */
    LockCaller(String lockClass) {
        this.lockClass = lockClass;
    }

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
                return isLock(type) ? around(frame, iterator) : frame;
            }
            callee = frame.getMethodName();
        }
        return null;
    }

    /** Who called the lock; if that was not to take it, the place inside that waits. */
    private StackFrame around(StackFrame inside, Iterator<StackFrame> frames) {
        String called = inside.getMethodName();
        while (frames.hasNext()) {
            StackFrame frame = frames.next();
            if (!isLock(frame.getClassName())) {
                if (!takes(called)) {
                    return inside;
                }
                callee = called;
                return frame;
            }
            called = frame.getMethodName();
        }
        return inside;
    }

    private boolean isLock(String type) {
        return type.startsWith(lockClass)
                && (type.length() == lockClass.length() || type.charAt(lockClass.length()) == '$');
    }

    private static boolean takes(String method) {
        return method.equals("lock")
                || method.equals("lockInterruptibly")
                || method.equals("tryLock")
                || method.equals("acquire")
                || method.equals("enter");
    }
}
