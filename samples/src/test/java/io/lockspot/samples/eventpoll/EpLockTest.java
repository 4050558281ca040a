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
        list.lock.lockRead();
        start(() -> list.append(entry)).join();
        list.lock.unlockRead();
        assertThat(list.size()).isEqualTo(1);
    }

    @Test
    void after_anAppendWaitsForATaker() throws Exception {
        ReadWriteReadyList list = new ReadWriteReadyList();
        list.lock.lockWrite();
        Thread append = start(() -> list.append(entry));
        assertThat(framesWhenItWaits(append)).containsSubsequence("EpRwLock.lockRead", "ReadWriteReadyList.append");
        list.lock.unlockWrite();
        append.join();
        assertThat(list.size()).isEqualTo(1);
    }

    @Test
    void after_aTakerWaitsForAnAppend() throws Exception {
        ReadWriteReadyList list = new ReadWriteReadyList();
        list.append(entry);
        list.lock.lockRead();
        Thread taker = start(() -> list.collect(1));
        assertThat(framesWhenItWaits(taker)).containsSubsequence("EpRwLock.lockWrite", "ReadyList.collect");
        list.lock.unlockRead();
        taker.join();
        assertThat(list.size()).isZero();
    }

    @Test
    void handingOut_keepsNoAppendWaiting() {
        for (ReadyLists kind : ReadyLists.values()) {
            ReadyList list = kind.open();
            // Looks at its readiness while it is handed out, and then another thread appends.
            PollableFile file = new FileThatAppends(list, entry);
            list.append(new Entry(null, file, EDGE));
            assertThat(list.collect(10)).hasSize(1);
            assertThat(list.collect(10)).extracting(Event::file).containsExactly(entry.file());
        }
    }

    private static final class FileThatAppends extends PollableFile {
        private final ReadyList list;
        private final Entry other;

        FileThatAppends(ReadyList list, Entry other) {
            this.list = list;
            this.other = other;
        }

        @Override
        int readiness() {
            try {
                start(() -> list.append(other)).join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return Ready.READABLE;
        }

        @Override
        void release() {
            // Nothing to give back.
        }
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
