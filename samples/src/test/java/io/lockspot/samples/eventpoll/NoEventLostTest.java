package io.lockspot.samples.eventpoll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Many writers, many waiting threads: whatever is written is read, and nobody sleeps on a file that is ready. */
@Timeout(120)
class NoEventLostTest {
    private static final int FILES = 5;
    private static final int WRITES = 20_000;

    private final EventCounter end = new EventCounter();
    private final AtomicLong read = new AtomicLong();

    static Stream<Arguments> designsAndModes() {
        return Variant.all()
                .flatMap(design -> Stream.of(
                        Arguments.of(design, "level", (UnaryOperator<Interest>) interest -> interest),
                        Arguments.of(design, "edge", (UnaryOperator<Interest>) Interest::edgeTriggered),
                        Arguments.of(design, "one-shot", (UnaryOperator<Interest>) Interest::once)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("designsAndModes")
    void everythingWritten_isRead(Variant design, String mode, UnaryOperator<Interest> how) throws Exception {
        Interest interest = how.apply(Interest.in(Ready.READABLE));
        EventPoll poll = design.open();
        List<EventCounter> counters = new ArrayList<>();
        for (int i = 0; i < FILES; i++) {
            counters.add(new EventCounter());
            poll.add(counters.get(i), interest);
        }
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            List<Future<?>> readers = List.of(
                    threads.submit(() -> readAll(poll, interest)), threads.submit(() -> readAll(poll, interest)));
            List<Future<?>> writers =
                    List.of(threads.submit(() -> writeAll(counters)), threads.submit(() -> writeAll(counters)));
            for (Future<?> writer : writers) {
                writer.get();
            }
            while (read.get() < 2L * WRITES) {
                Thread.onSpinWait();
            }
            end.write(1);
            poll.add(end, Interest.in(Ready.READABLE));
            for (Future<?> reader : readers) {
                reader.get();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(read).hasValue(2L * WRITES);
    }

    private static void writeAll(List<EventCounter> counters) {
        for (int i = 0; i < WRITES; i++) {
            counters.get(i % FILES).write(1);
        }
    }

    private Void readAll(EventPoll poll, Interest interest) throws InterruptedException {
        while (true) {
            for (Event event : poll.await(2, Duration.ofHours(1))) {
                if (event.file() == end) {
                    return null;
                }
                read.addAndGet(((EventCounter) event.file()).read());
                if (interest.oneShot()) {
                    poll.modify(event.file(), interest);
                }
            }
        }
    }
}
