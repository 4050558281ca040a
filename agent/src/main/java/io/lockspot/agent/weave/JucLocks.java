package io.lockspot.agent.weave;

import java.util.List;

/**
 * The locks of {@code java.util.concurrent}. Their queue's {@code acquire} is only called when a lock could not be had
 * at once, so a lock that nobody contends pays nothing.
 */
final class JucLocks {

    static final String NAME = "j.u.c.";

    private static final String QUEUE = "java/util/concurrent/locks/AbstractQueuedSynchronizer";

    private JucLocks() {}

    static List<Target> targets() {
        return List.of(Target.jdk(
                NAME,
                QUEUE.replace('/', '.'),
                List.of(new Point("acquire", "(L" + QUEUE + "$Node;IZZZJ)I", JucLocksAdvice.Wait.class)),
                new Member("getExclusiveOwnerThread", "()Ljava/lang/Thread;")));
    }
}
