package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the global mutex was for, by the numbers of the RFC that did away with it, and that RCU keeps each promise. The
 * tests stop one thread in the middle, do the other's work, look, and go on; no test depends on time.
 */
@Timeout(60)
class PurposesOfEpmutexTest {
    private static final Interest IN = Interest.in(Ready.READABLE);

    private final Actors actors = new Actors();

    /** Every disposal has happened, once, and no thread met anything that was gone. */
    @AfterEach
    void nothingFailed() throws Exception {
        Design.RCU.awaitDisposals();
        actors.assertNoneFailed();
        assertThat(RcuPoll.rcu.openSections()).isZero();
    }

    @Nested
    @DisplayName("1: nesting check against closes")
    class Purpose1 {
        @Test
        @DisplayName("1 (a): an instance exists until the check's visited list, which it is on, is cleared")
        void a() throws Exception {
            EventPoll outer = Design.RCU.open();
            EventPoll inner = Design.RCU.open();
            EventPoll stop = Design.RCU.open();
            EventPoll visited = Design.RCU.open();
            inner.add(stop, IN);
            inner.add(visited, IN);
            stop.mtx.lock();
            Thread adder = actors.start(() -> outer.add(inner, IN));
            Thread closer;
            try {
                Gate.until(adder, () -> stop.mtx.hasQueuedThread(adder));
                assertThat(visited.isEnlisted()).isTrue();
                closer = actors.start(visited::close);
                assertWaitsForTheCheck(closer);
                assertThat(visited.disposals()).isZero();
            } finally {
                stop.mtx.unlock();
            }
            actors.ended(adder, closer);
            assertDisposed(visited);
            assertThat(inner.entries()).extracting(Entry::file).containsExactly(stop);
        }
    }

    @Nested
    @DisplayName("2: path check against closes")
    class Purpose2 {
        @Test
        @DisplayName("2 (a): a file exists until the list of files to check, which it is on, is cleared")
        void a() throws Exception {
            EventPoll outer = Design.RCU.open();
            EventPoll inner = Design.RCU.open();
            EventPoll stop = Design.RCU.open();
            SteppedFile file = new SteppedFile();
            inner.add(file, IN);
            inner.add(stop, IN);
            stop.mtx.lock();
            Thread adder = actors.start(() -> outer.add(inner, IN));
            Thread closer;
            try {
                Gate.until(adder, () -> stop.mtx.hasQueuedThread(adder));
                assertThat(file.isEnlisted()).isTrue();
                closer = actors.start(file::close);
                assertWaitsForTheCheck(closer);
                assertThat(file.hasEnded()).isFalse();
            } finally {
                stop.mtx.unlock();
            }
            actors.ended(adder, closer);
            assertThat(file.hasEnded()).isTrue();
        }

        @Test
        @DisplayName("2 (b): an instance exists as long as the check, on its way up from a file, may look at it")
        void b() throws Exception {
            EventCounter counter = new EventCounter();
            EventPoll top = Design.RCU.open();
            EventPoll poll = Design.RCU.open();
            EventPoll stop = Design.RCU.open();
            EventPoll onTheWay = Design.RCU.open();
            stop.add(counter, IN);
            onTheWay.add(counter, IN);
            top.add(poll, IN);
            stop.fileLock.lock();
            Thread adder = actors.start(() -> poll.add(counter, IN));
            try {
                Gate.until(adder, () -> stop.fileLock.hasQueuedThread(adder));
                assertThat(RcuPoll.rcu.openSections()).isEqualTo(1);
                Thread closer = actors.start(onTheWay::close);
                closer.join();
                assertThat(((RcuPoll) onTheWay).references()).isZero();
                assertThat(onTheWay.disposals()).isZero();
            } finally {
                stop.fileLock.unlock();
            }
            actors.ended(adder);
            assertDisposed(onTheWay);
            assertThat(counter.watchers()).containsExactly(stop, poll);
        }
    }

    @Nested
    @DisplayName("3: nested adds against one another")
    class Purpose3 {
        @Test
        @DisplayName("3 (a): the lists of the checks are one thread's at a time, and no circle is closed by two")
        void a() throws Exception {
            EventPoll first = Design.RCU.open();
            EventPoll second = Design.RCU.open();
            EventPoll stop = Design.RCU.open();
            second.add(stop, IN);
            stop.mtx.lock();
            Thread one = actors.start(() -> first.add(second, IN));
            AtomicReference<Reason> refusal = new AtomicReference<>();
            Thread other;
            try {
                Gate.until(one, () -> stop.mtx.hasQueuedThread(one));
                other = actors.start(() -> refusal.set(refusalOf(() -> second.add(first, IN))));
                assertWaitsForTheCheck(other);
            } finally {
                stop.mtx.unlock();
            }
            actors.ended(one, other);
            assertThat(refusal).hasValue(Reason.LOOP);
            assertThat(first.entries()).hasSize(1);
            assertThat(second.entries()).hasSize(1);
        }
    }

    @Nested
    @DisplayName("4: close of an instance against close of a file")
    class Purpose4 {
        private final SteppedFile file = new SteppedFile();
        private final RcuPoll poll = (RcuPoll) Design.RCU.open();

        @AfterEach
        void letEverybodyPass() {
            file.entrySeen.open();
            file.removal.open();
        }

        @Test
        @DisplayName("4 (a): the file's list may change under who walks it, and nothing on it is left out")
        void a() throws Exception {
            EventPoll alsoClosed = Design.RCU.open();
            EventPoll stays = Design.RCU.open();
            for (EventPoll watcher : new EventPoll[] {poll, alsoClosed, stays}) {
                watcher.add(file, IN);
            }
            Thread closer = closeUpToTheFirstEntry();
            poll.close();
            alsoClosed.close();
            file.entrySeen.open();
            actors.ended(closer);
            assertThat(file.watchers()).isEmpty();
            assertThat(file.hasEnded()).isTrue();
            assertThat(stays.entries()).isEmpty();
            assertThat(((RcuPoll) stays).references()).isEqualTo(1);
            assertDisposed(poll);
            assertDisposed(alsoClosed);
        }

        @Test
        @DisplayName("4 (b): an instance exists while who closes a file has its entry, but no reference yet")
        void b_withoutAReference() throws Exception {
            poll.add(file, IN);
            Thread closer = closeUpToTheFirstEntry();
            poll.close();
            assertThat(poll.references()).isZero();
            assertThat(poll.disposals()).isZero();
            file.entrySeen.open();
            actors.ended(closer);
            assertDisposed(poll);
        }

        @Test
        @DisplayName("4 (b): an instance exists while who closes a file has a reference, but is not yet in it")
        void b_withAReference() throws Exception {
            closeInstanceWhileTheFilesCloserWaitsForIt(() -> {
                Design.RCU.awaitDisposals();
                assertThat(poll.disposals()).isZero();
                assertThat(poll.references()).isEqualTo(1);
            });
            assertDisposed(poll);
        }

        @Test
        @DisplayName("4 (c): an entry that the instance's close has removed is not removed again by the file's")
        void c_instanceFirst() throws Exception {
            closeInstanceWhileTheFilesCloserWaitsForIt(
                    () -> assertThat(poll.entries()).isEmpty());
            assertThat(file.waitQueue().size()).isZero();
            assertDisposed(poll);
        }

        @Test
        @DisplayName("4 (c): an entry that the file's close removes is not removed again by the instance's")
        void c_fileFirst() throws Exception {
            poll.add(file, IN);
            file.stopAtRemoval();
            Thread fileCloser = actors.start(file::close);
            Gate.until(fileCloser, file.removal::isReached);
            Thread closer = actors.start(poll::close);
            Gate.until(closer, () -> poll.mtx.hasQueuedThread(closer));
            assertThat(poll.mtx.hasQueuedThread(closer)).isTrue();
            file.removal.open();
            actors.ended(fileCloser, closer);
            assertThat(file.watchers()).isEmpty();
            assertDisposed(poll);
        }

        @Test
        @DisplayName("4 (d): a file exists until the instance's close, which removes its entry, is done with it")
        void d() throws Exception {
            poll.add(file, IN);
            file.stopAtRemoval();
            Thread closer = actors.start(poll::close);
            Gate.until(closer, file.removal::isReached);
            Thread fileCloser = actors.start(file::close);
            Gate.until(fileCloser, () -> poll.mtx.hasQueuedThread(fileCloser));
            assertThat(file.hasEnded()).isFalse();
            file.removal.open();
            actors.ended(closer, fileCloser);
            assertThat(file.hasEnded()).isTrue();
            assertDisposed(poll);
        }

        private Thread closeUpToTheFirstEntry() {
            file.stopAtEntry();
            Thread closer = actors.start(file::close);
            Gate.until(closer, file.entrySeen::isReached);
            assertThat(file.entrySeen.isReached())
                    .as("seen in a read-side section")
                    .isTrue();
            return closer;
        }

        private void closeInstanceWhileTheFilesCloserWaitsForIt(Check check) throws Exception {
            poll.add(file, IN);
            Thread closer;
            poll.mtx.lock();
            try {
                closer = actors.start(file::close);
                Gate.until(closer, () -> poll.mtx.hasQueuedThread(closer));
                poll.close();
                check.run();
            } finally {
                poll.mtx.unlock();
            }
            actors.ended(closer);
        }
    }

    private interface Check {
        void run() throws Exception;
    }

    private static void assertWaitsForTheCheck(Thread thread) {
        Gate.until(thread, () -> EventPoll.epmutex.hasQueuedThread(thread));
        assertThat(EventPoll.epmutex.hasQueuedThread(thread))
                .as("waits for the nesting check")
                .isTrue();
    }

    private static void assertDisposed(EventPoll poll) throws Exception {
        Design.RCU.awaitDisposals();
        assertThat(poll.disposals()).isEqualTo(1);
        assertThat(poll.entries()).isEmpty();
        assertThat(((RcuPoll) poll).references()).isZero();
    }

    private static Reason refusalOf(Runnable operation) {
        try {
            operation.run();
            return null;
        } catch (EventPollException e) {
            return e.reason();
        }
    }
}
