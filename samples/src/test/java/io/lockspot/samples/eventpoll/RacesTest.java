package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Closes that meet, many times. The implementation itself throws if anything is removed or disposed twice. */
@ParameterizedClass
@MethodSource("io.lockspot.samples.eventpoll.Variant#all")
@Timeout(120)
class RacesTest {
    private static final Interest IN = Interest.in(Ready.READABLE);
    private static final int ROUNDS = 2_000;

    @Parameter
    Variant design;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void instanceCloseAgainstFileClose_disposesOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            EventPoll poll = design.open();
            EventCounter counter = new EventCounter();
            poll.add(counter, IN);
            together(poll::close, counter::close);
            assertGone(poll, counter);
        }
    }

    @Test
    void manyInstancesAgainstManyFiles_disposeEachOnce() throws Exception {
        for (int round = 0; round < ROUNDS / 4; round++) {
            List<EventPoll> polls =
                    IntStream.range(0, 4).mapToObj(i -> design.open()).toList();
            List<EventCounter> counters =
                    IntStream.range(0, 4).mapToObj(i -> new EventCounter()).toList();
            polls.forEach(poll -> counters.forEach(counter -> poll.add(counter, IN)));
            together(
                    () -> polls.forEach(EventPoll::close),
                    () -> counters.forEach(EventCounter::close),
                    () -> counters.forEach(counter -> attempt(() -> counter.write(1), Reason.CLOSED)));
            polls.forEach(poll -> counters.forEach(counter -> assertGone(poll, counter)));
        }
    }

    @Test
    void deleteAgainstBothCloses_removesTheEntryOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            EventPoll poll = design.open();
            EventCounter counter = new EventCounter();
            poll.add(counter, IN);
            together(
                    poll::close,
                    counter::close,
                    () -> attempt(() -> poll.delete(counter), Reason.CLOSED, Reason.NOT_FOUND));
            assertGone(poll, counter);
        }
    }

    @Test
    void addAgainstBothCloses_leavesNothingBehind() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            EventPoll poll = design.open();
            EventCounter counter = new EventCounter();
            together(poll::close, counter::close, () -> attempt(() -> poll.add(counter, IN), Reason.CLOSED));
            assertGone(poll, counter);
        }
    }

    @Test
    void innerCloseAgainstOuterCloseAndEvents_disposesBothOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            EventPoll outer = design.open();
            EventPoll inner = design.open();
            EventCounter counter = new EventCounter();
            inner.add(counter, IN);
            outer.add(inner, IN);
            together(outer::close, inner::close, () -> counter.write(1));
            assertGone(outer, inner);
            assertGone(inner, counter);
        }
    }

    @Test
    void nestedAddAgainstClosesBelow_leavesNothingBehind() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            EventPoll outer = design.open();
            EventPoll inner = design.open();
            EventPoll deep = design.open();
            EventCounter counter = new EventCounter();
            inner.add(deep, IN);
            inner.add(counter, IN);
            deep.add(counter, IN);
            together(
                    () -> attempt(() -> outer.add(inner, IN), Reason.CLOSED),
                    inner::close,
                    deep::close,
                    counter::close);
            assertGone(inner, deep);
            assertGone(inner, counter);
            assertGone(deep, counter);
            assertThat(outer.entries()).isEmpty();
            outer.close();
        }
    }

    @Test
    void nestedAddAgainstClosesAbove_leavesNothingBehind() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            EventPoll top = design.open();
            EventPoll poll = design.open();
            EventPoll other = design.open();
            EventCounter counter = new EventCounter();
            top.add(poll, IN);
            other.add(counter, IN);
            together(() -> poll.add(counter, IN), top::close, other::close);
            assertThat(counter.watchers()).containsExactly(poll);
            assertGone(top, poll);
            poll.close();
            design.awaitDisposals();
            assertGone(other, counter);
            assertGone(poll, counter);
        }
    }

    @Test
    void instancesThatWouldWatchOneAnother_neverBothSucceed() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            EventPoll first = design.open();
            EventPoll second = design.open();
            AtomicInteger refusals = new AtomicInteger();
            together(
                    () -> refusals.addAndGet(attempt(() -> first.add(second, IN), Reason.LOOP)),
                    () -> refusals.addAndGet(attempt(() -> second.add(first, IN), Reason.LOOP)));
            assertThat(refusals).hasValue(1);
            first.close();
            second.close();
        }
    }

    /** Runs the actions at once, each on a thread of its own; fails if one of them throws. */
    private void together(Runnable... actions) throws Exception {
        CyclicBarrier start = new CyclicBarrier(actions.length);
        List<Future<?>> ends = new ArrayList<>();
        for (Runnable action : actions) {
            ends.add(threads.submit(() -> {
                start.await();
                action.run();
                return null;
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        design.awaitDisposals();
    }

    /** How many refusals there were, of those that are allowed. */
    private static int attempt(Runnable action, Reason first, Reason... more) {
        Set<Reason> allowed = EnumSet.of(first, more);
        try {
            action.run();
            return 0;
        } catch (EventPollException e) {
            assertThat(e.reason()).isIn(allowed);
            return 1;
        }
    }

    private static void assertGone(EventPoll poll, PollableFile file) {
        assertThat(poll.disposals()).isEqualTo(1);
        assertThat(poll.entries()).isEmpty();
        assertThat(file.watchers()).isEmpty();
        assertThat(file.waitQueue().size()).isZero();
        if (poll instanceof RefCountPoll counted) {
            assertThat(counted.references()).isZero();
        }
        if (poll instanceof RcuPoll counted) {
            assertThat(counted.references()).isZero();
        }
    }
}
