package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import java.lang.reflect.Field;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class QueueLocksTest {

    @Test
    void aQueuesLock_isSaidToBeOne() {
        RecordingBuilder into = new RecordingBuilder("r");
        into.lockWait(Measure.LOCK_WAIT, wait("LinkedBlockingQueue.takeLock", LockKind.JUC));
        into.lockWait(Measure.LOCK_WAIT, wait("Pool.takeLock", LockKind.JUC));

        assertThat(Locks.of(into.build()))
                .extracting(row -> row.explanation().orElse("none"))
                .containsExactlyInAnyOrder("the lock of those that take from a queue", "none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ArrayBlockingQueue.lock",
                "LinkedBlockingQueue.takeLock",
                "LinkedBlockingQueue.putLock",
                "LinkedBlockingDeque.lock",
                "PriorityBlockingQueue.lock",
                "DelayQueue.lock",
                "ScheduledThreadPoolExecutor$DelayedWorkQueue.lock",
                "ThreadPoolExecutor.mainLock"
            })
    void everyKnownLock_isInTheJdk(String name) throws Exception {
        int dot = name.lastIndexOf('.');
        Field field = Class.forName("java.util.concurrent." + name.substring(0, dot))
                .getDeclaredField(name.substring(dot + 1));

        assertThat(field.getType()).isEqualTo(ReentrantLock.class);
        assertThat(QueueLocks.explanation(new Lock(name, LockKind.JUC))).isPresent();
        assertThat(QueueLocks.explanation(new Lock(name, LockKind.KERNEL_MUTEX)))
                .isEmpty();
    }

    private static LockWait wait(String name, LockKind kind) {
        return new LockWait(new Lock(name, kind), "waiter", Stack.EMPTY, "", Stack.EMPTY, 1_000);
    }
}
