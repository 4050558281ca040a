package io.lockspot.samples.eventpoll;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Who waits for whom at {@code ep->lock}, and how a stack shows it. */
@Timeout(60)
class EpLockTest {
    private static final Interest EDGE = Interest.in(Ready.READABLE).edgeTriggered();

    private final Entry entry = ReadyListTest.readyEntries(1, EDGE).get(0);

    @Test
    void before_anAppendWaitsForAnAppend() throws Exception {
        SpinLockReadyList list = new SpinLockReadyList();
        list.lock.lock();
        Thread append = start(() -> list.append(entry));
        assertThat(framesWhenItWaits(append)).containsSubsequence("EpLock.lock", "SpinLockReadyList.append");
        list.lock.unlock();
        append.join();
        assertThat(list.size()).isEqualTo(1);
    }

    @Test
    void after_anAppendWaitsForNoAppend() throws Exception {
        ReadWriteReadyList list = new ReadWriteReadyList();
        list.readSide.lock();
        start(() -> list.append(entry)).join();
        list.readSide.unlock();
        assertThat(list.size()).isEqualTo(1);
    }

    @Test
    void after_anAppendWaitsForNoTakerThatWaitsItself() throws Exception {
        ReadWriteReadyList list = new ReadWriteReadyList();
        list.append(entry);
        list.readSide.lock();
        Thread taker = start(() -> list.collect(1));
        assertThat(framesWhenItWaits(taker)).isNotEmpty();
        start(() -> list.append(ReadyListTest.readyEntries(1, EDGE).get(0))).join();
        list.readSide.unlock();
        taker.join();
        assertThat(list.size()).isEqualTo(1);
    }

    @Test
    void after_anAppendWaitsForATaker() throws Exception {
        ReadWriteReadyList list = new ReadWriteReadyList();
        list.writeSide.lock();
        Thread append = start(() -> list.append(entry));
        assertThat(framesWhenItWaits(append)).containsSubsequence("EpReadLock.lock", "ReadWriteReadyList.append");
        list.writeSide.unlock();
        append.join();
        assertThat(list.size()).isEqualTo(1);
    }

    @Test
    void after_aTakerWaitsForAnAppend() throws Exception {
        ReadWriteReadyList list = new ReadWriteReadyList();
        list.append(entry);
        list.readSide.lock();
        Thread taker = start(() -> list.collect(1));
        assertThat(framesWhenItWaits(taker)).containsSubsequence("EpWriteLock.lock", "ReadyList.collect");
        list.readSide.unlock();
        taker.join();
        assertThat(list.size()).isZero();
    }

    private static Thread start(Runnable action) {
        Thread thread = new Thread(action);
        thread.start();
        return thread;
    }

    private static Stream<String> framesWhenItWaits(Thread thread) {
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return List.of(thread.getStackTrace()).stream()
                .map(frame -> frame.getClassName().replaceFirst(".*[.$]", "") + "." + frame.getMethodName());
    }
}
