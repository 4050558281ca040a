package io.lockspot.agent.probe;

import java.lang.StackWalker.StackFrame;
import java.util.Iterator;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Gives a lock a name that is the same in every run: its class, and the method outside {@code
 * java.util.concurrent.locks} that takes it. Written without lambdas and {@code +}, because both load classes when they
 * first run, and this runs inside other people's locks.
 */
final class LockSite implements Function<Stream<StackFrame>, String> {

    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final LockSite SITE = new LockSite();

    private LockSite() {}

    /** {@code Class.method} of who takes the lock; null when it is the flight recorder, whose locks are not reported. */
    static String ofCaller() {
        return WALKER.walk(SITE);
    }

    /** The class that people know: {@code ReentrantLock} of {@code ReentrantLock$NonfairSync}. */
    static String lockClass(String synchronizer) {
        int dollar = synchronizer.indexOf('$');
        return dollar < 0 ? synchronizer : synchronizer.substring(0, dollar);
    }

    static String name(String lockClass, String site) {
        StringBuilder name = new StringBuilder(lockClass.substring(lockClass.lastIndexOf('.') + 1));
        return site.isEmpty()
                ? name.toString()
                : name.append(" in ").append(site).toString();
    }

    @Override
    public String apply(Stream<StackFrame> frames) {
        Iterator<StackFrame> iterator = frames.iterator();
        while (iterator.hasNext()) {
            StackFrame frame = iterator.next();
            String type = frame.getClassName();
            if (type.startsWith("jdk.jfr.")) {
                return null;
            }
            if (!type.startsWith("java.util.concurrent.locks.") && !type.startsWith("io.lockspot.agent.probe.")) {
                return new StringBuilder(type.substring(type.lastIndexOf('.') + 1))
                        .append('.')
                        .append(frame.getMethodName())
                        .toString();
            }
        }
        return "";
    }
}
