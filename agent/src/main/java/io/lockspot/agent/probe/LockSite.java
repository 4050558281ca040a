package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicLong;

/**
 * One place in the program where threads wait for locks: the method outside {@code java.util.concurrent.locks} that
 * takes one, and the line. What field holds the lock that is taken there is found out later, from the class file, by
 * a thread of the agent: a thread that has just got a lock must not load classes. Safe for all threads.
 */
public final class LockSite {

    /** Class that takes the lock, as {@link Class#getName} says it. */
    public final String className;

    /** Method that takes the lock, with its descriptor. */
    public final String method;

    public final String descriptor;

    /** What is called there, such as {@code lock}. */
    public final String callee;

    /** Line of the call, or negative when the class file has no lines. */
    public final int line;

    /** Class of the lock, such as {@code java.util.concurrent.locks.ReentrantLock}. */
    public final String lockClass;

    private final String key;
    private final String description;

    /** Null until somebody has looked; empty when the class file does not tell. */
    private volatile String field;

    /** Another place where the very same lock was taken, if one was seen. */
    private volatile LockSite other;

    private volatile boolean manyLocks;

    private final AtomicLong waits = new AtomicLong();
    private final AtomicLong waitTime = new AtomicLong();
    private final AtomicLong maxWait = new AtomicLong();

    LockSite(String className, String method, String descriptor, String callee, int line, String lockClass) {
        this.className = className;
        this.method = method;
        this.descriptor = descriptor;
        this.callee = callee;
        this.line = line;
        this.lockClass = lockClass;
        String place =
                new StringBuilder(simple(className)).append('.').append(method).toString();
        description = new StringBuilder(simple(lockClass))
                .append(" in ")
                .append(place)
                .toString();
        key = Long.toHexString(hash());
    }

    /**
     * Tells the place from all others, in every run of the program. At most 16 characters: JFR writes such texts into the
     * event itself, and longer ones into a pool of texts that may come late.
     */
    public String key() {
        return key;
    }

    /** The place, for people. */
    public String place() {
        return new StringBuilder(className)
                .append('.')
                .append(method)
                .append(':')
                .append(line)
                .append(' ')
                .append(callee)
                .append("()")
                .toString();
    }

    /** A wait that was reported. */
    void waited(long nanos) {
        waits.getAndIncrement();
        waitTime.getAndAdd(nanos);
        long longest = maxWait.get();
        while (longest < nanos && !maxWait.compareAndSet(longest, nanos)) {
            longest = maxWait.get();
        }
    }

    /** How many waits were reported here. */
    public long waits() {
        return waits.get();
    }

    /** Nanoseconds, of all waits that were reported here. */
    public long waitTime() {
        return waitTime.get();
    }

    /** Nanoseconds, of the longest wait that was reported here. */
    public long maxWait() {
        return maxWait.get();
    }

    /** Whether nobody has looked yet which field holds the lock. */
    public boolean isOpen() {
        return field == null;
    }

    /** @param found {@code Class.field}; empty when the class file does not tell */
    public void settle(String found) {
        field = found;
    }

    /** The field that holds the lock, as {@code Class.field}; else the lock's class and the method that takes it. */
    public String name() {
        String own = field;
        if (own != null && !own.isEmpty()) {
            return own;
        }
        LockSite same = manyLocks ? null : other;
        String theirs = same == null ? null : same.field;
        return theirs == null || theirs.isEmpty() ? description : theirs;
    }

    /** A lock that is taken here was seen there, too. */
    void sharesLockWith(LockSite there) {
        LockSite known = other;
        if (known == null) {
            other = there;
        } else if (known != there && !known.name().equals(there.name())) {
            manyLocks = true;
        }
    }

    boolean is(String aClass, String aMethod, String aDescriptor, String aCallee, int aLine, String aLock) {
        return line == aLine
                && method.equals(aMethod)
                && className.equals(aClass)
                && callee.equals(aCallee)
                && descriptor.equals(aDescriptor)
                && lockClass.equals(aLock);
    }

    private long hash() {
        long hash = mixed(mixed(mixed(line, className), method), descriptor);
        return mixed(mixed(hash, callee), lockClass);
    }

    /** As {@link String#hashCode} does, to 64 bits and with another multiplier. */
    private static long mixed(long hash, String text) {
        long mixed = hash * 31 + text.length();
        for (int i = 0; i < text.length(); i++) {
            mixed = mixed * 0x100000001B3L ^ text.charAt(i);
        }
        return mixed;
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
