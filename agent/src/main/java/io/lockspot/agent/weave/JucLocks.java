package io.lockspot.agent.weave;

import java.util.List;

/**
 * The locks of {@code java.util.concurrent}. Their queue's {@code acquire} is only called when a lock could not be had
 * at once, so a lock that nobody contends pays nothing. There are two queues: the second counts in longs, and is what
 * {@code ReentrantReadWriteLock} uses in younger JDKs.
 */
final class JucLocks {

    static final String NAME = "j.u.c.";

    private JucLocks() {}

    static List<Target> targets() {
        return List.of(
                queue("AbstractQueuedSynchronizer", 'I'), queue("AbstractQueuedLongSynchronizer", 'J'), stamped());
    }

    private static Target queue(String name, char count) {
        String type = "java/util/concurrent/locks/" + name;
        String acquire = "(L" + type + "$Node;" + count + "ZZZJ)I";
        return Target.jdk(
                NAME,
                type.replace('/', '.'),
                List.of(
                        new Point("acquire", acquire, JucLocksAdvice.Wait.class),
                        new Point("hasContended", "()Z", JucLocksAdvice.Owner.class)),
                new Member("getExclusiveOwnerThread", "()Ljava/lang/Thread;"));
    }

    /** It has a queue of its own, does not know who holds it, and has one method for each kind of waiting. */
    private static Target stamped() {
        return Target.jdk(
                NAME,
                "java.util.concurrent.locks.StampedLock",
                List.of(
                        new Point("acquireWrite", "(ZZJ)J", JucLocksAdvice.StampedWait.class),
                        new Point("acquireRead", "(ZZJ)J", JucLocksAdvice.StampedWait.class)));
    }
}
