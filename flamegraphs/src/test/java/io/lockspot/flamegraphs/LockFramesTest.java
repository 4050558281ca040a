package io.lockspot.flamegraphs;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LockFramesTest {

    @Test
    void kernelLocks_areLocks() {
        for (String name : List.of(
                "osq_lock",
                "__mutex_lock",
                "__mutex_lock.constprop.0",
                "mutex_lock",
                "mutex_spin_on_owner",
                "_raw_spin_lock",
                "_raw_spin_lock_irqsave",
                "native_queued_spin_lock_slowpath",
                "rwsem_down_write_slowpath",
                "down_read",
                "futex_wait_queue",
                "lock_sock_nested")) {
            assertThat(LockFrames.isLock(Frame.kernel(name))).as(name).isTrue();
        }
    }

    @Test
    void nativeAndJavaLocks_areLocks() {
        assertThat(List.of("pthread_mutex_lock", "__pthread_mutex_lock", "ObjectMonitor::enter", "__lll_lock_wait"))
                .allMatch(name -> LockFrames.isLock(Frame.nativeCode(name)));
        assertThat(List.of(
                        "java.util.concurrent.locks.ReentrantLock.lock",
                        "java.util.concurrent.locks.ReentrantLock$Sync.lock",
                        "java/util/concurrent/locks/AbstractQueuedSynchronizer.acquire",
                        "java.util.concurrent.locks.LockSupport.park",
                        "jdk.internal.misc.Unsafe.park"))
                .allMatch(name -> LockFrames.isLock(Frame.java(name)));
    }

    @Test
    void releasing_isNotALock() {
        assertThat(List.of("mutex_unlock", "_raw_spin_unlock_irqrestore", "__mutex_unlock_slowpath", "up_read"))
                .noneMatch(name -> LockFrames.isLock(Frame.kernel(name)));
        assertThat(LockFrames.isLock(Frame.nativeCode("pthread_mutex_unlock"))).isFalse();
    }

    @Test
    void whatOnlySoundsLikeALock_isNone() {
        assertThat(List.of("clock_gettime", "ktime_get_coarse_real_ts64", "block_read_full_page", "flock64_to_posix"))
                .noneMatch(name -> LockFrames.isLock(Frame.kernel(name)));
        assertThat(LockFrames.isLock(Frame.java("com.example.Blockchain.lock"))).isFalse();
        assertThat(LockFrames.isLock(Frame.java("osq_lock"))).isFalse();
        assertThat(LockFrames.isLock(Frame.other("osq_lock"))).isFalse();
    }
}
