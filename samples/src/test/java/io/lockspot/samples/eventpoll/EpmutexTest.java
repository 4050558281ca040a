package io.lockspot.samples.eventpoll;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Who needs the global mutex, and how a stack shows it. */
@Timeout(60)
class EpmutexTest {
    private static final Interest IN = Interest.in(Ready.READABLE);

    @Test
    void before_closeOfAWatchedFileWaitsForIt() throws Exception {
        EventCounter counter = new EventCounter();
        Design.GLOBAL_MUTEX.open().add(counter, IN);
        assertThat(framesWhileHeld(counter))
                .containsSubsequence(
                        "Epmutex.lock",
                        "GlobalMutexPoll.releaseWatches",
                        "EventPoll.releaseFile",
                        "PollableFile.close");
    }

    @Test
    void before_closeOfAnInstanceWaitsForIt() throws Exception {
        assertThat(framesWhileHeld(Design.GLOBAL_MUTEX.open()))
                .containsSubsequence(
                        "Epmutex.lock", "GlobalMutexPoll.clearAndPut", "EventPoll.release", "PollableFile.close");
    }

    @Test
    void before_closeOfAnUnwatchedFileDoesWithout() throws Exception {
        assertThat(framesWhileHeld(new EventCounter())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "GLOBAL_MUTEX", mode = EnumSource.Mode.EXCLUDE)
    void after_noCloseNeedsIt(Design design) throws Exception {
        EventCounter counter = new EventCounter();
        EventPoll poll = design.open();
        poll.add(counter, IN);
        assertThat(framesWhileHeld(counter)).isEmpty();
        assertThat(framesWhileHeld(poll)).isEmpty();
    }

    /** The stack of a thread that closes the file and waits for the mutex; empty if it closed the file without. */
    private static Stream<String> framesWhileHeld(PollableFile file) throws InterruptedException {
        Thread closer = new Thread(file::close);
        StackTraceElement[] stack = {};
        EventPoll.epmutex.lock();
        try {
            closer.start();
            while (closer.isAlive() && !EventPoll.epmutex.hasQueuedThread(closer)) {
                Thread.onSpinWait();
            }
            stack = closer.getStackTrace();
        } finally {
            EventPoll.epmutex.unlock();
        }
        closer.join();
        return Stream.of(stack)
                .map(frame -> frame.getClassName().replaceFirst(".*[.$]", "") + "." + frame.getMethodName());
    }
}
