package io.lockspot.samples.eventpoll;

import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A deadlock made a sixth version of the reference count necessary. The mail names it and not its steps; these are the
 * steps that a mark under the file's lock avoids and the lock itself does not: the thread that closes a file keeps the
 * file's lock on its way to the instance, and a removal, which has the instance's {@code mtx}, wants the file's lock.
 */
@Timeout(60)
class DeadlockOfVersion5Test {
    private final Actors actors = new Actors();
    private final EventCounter file = new EventCounter();

    @Test
    void keepingTheFilesLockOnTheWayToTheInstance_deadlocksWithARemoval() throws Exception {
        EventPoll poll = Design.REFERENCE_COUNT.open();
        poll.add(file, Interest.in(Ready.READABLE));
        Gate onTheWay = new Gate();
        Thread closer = actors.start(() -> releaseUnderTheFilesLock(poll, onTheWay));
        Gate.until(closer, onTheWay::isReached);
        Thread remover = actors.start(() -> poll.delete(file));
        Gate.until(remover, () -> file.fileLock.hasQueuedThread(remover));
        onTheWay.open();
        long[] deadlocked = awaitDeadlock(closer);
        closer.interrupt();
        actors.ended(closer, remover);
        assertThat(deadlocked).containsExactlyInAnyOrder(closer.getId(), remover.getId());
    }

    /** The same schedule: a removal while the thread that closes the file is on its way to the instance. */
    @ParameterizedTest
    @EnumSource
    void everyDesign_holdsNoLockOfTheFileOnThatWay(Design design) throws Exception {
        EventPoll poll = design.open();
        poll.add(file, Interest.in(Ready.READABLE));
        Thread closer;
        poll.mtx.lock();
        try {
            closer = actors.start(file::close);
            Gate.until(closer, () -> poll.mtx.hasQueuedThread(closer));
            assertThat(poll.mtx.hasQueuedThread(closer)).isTrue();
            assertThat(file.fileLock.isLocked()).isFalse();
            removeIfAllowed(poll);
        } finally {
            poll.mtx.unlock();
        }
        actors.ended(closer);
        assertThat(file.watchers()).isEmpty();
        assertThat(poll.entries()).isEmpty();
        poll.close();
        design.awaitDisposals();
        assertThat(poll.disposals()).isEqualTo(1);
    }

    /** The close of a file without a mark, as far as it matters here; can be interrupted. */
    private void releaseUnderTheFilesLock(EventPoll poll, Gate onTheWay) {
        file.fileLock.lock();
        try {
            onTheWay.pass();
            poll.mtx.lockInterruptibly();
            poll.mtx.unlock();
        } catch (InterruptedException e) {
            // The end of the deadlock.
        } finally {
            file.fileLock.unlock();
        }
    }

    /** The threads that the JVM finds in a deadlock; none if the first thread ends. */
    private static long[] awaitDeadlock(Thread thread) {
        long[] found = null;
        while (found == null && thread.isAlive()) {
            found = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
        }
        return found == null ? new long[0] : found;
    }

    /** A dying entry is left to the thread that closes the file. */
    private void removeIfAllowed(EventPoll poll) {
        try {
            poll.delete(file);
        } catch (EventPollException e) {
            assertThat(e.reason()).isEqualTo(EventPollException.Reason.NOT_FOUND);
        }
    }
}
