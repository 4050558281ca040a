package io.lockspot.samples.eventpoll;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static io.lockspot.samples.eventpoll.EventPollTest.ready;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Threads that wait, and who of them is woken. */
@ParameterizedClass
@MethodSource("io.lockspot.samples.eventpoll.Variant#all")
@Timeout(60)
class WaitingTest {
    private static final Interest IN = Interest.in(Ready.READABLE);

    @Parameter
    Variant design;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final EventCounter counter = new EventCounter();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void aWaitingThread_isWokenByAnEvent() throws Exception {
        EventPoll poll = design.open();
        poll.add(counter, IN);
        Future<List<Event>> waiter = waitIn(poll);
        untilWaiting(poll, 1);
        counter.write(1);
        assertThat(waiter.get()).containsExactly(new Event(counter, Ready.READABLE));
    }

    @Test
    void aThreadInAnOuterInstance_isWokenThroughTheInner() throws Exception {
        EventPoll inner = design.open();
        EventPoll outer = design.open();
        inner.add(counter, IN);
        outer.add(inner, IN);
        Future<List<Event>> waiter = waitIn(outer);
        untilWaiting(outer, 1);
        counter.write(1);
        assertThat(waiter.get()).containsExactly(new Event(inner, Ready.READABLE));
    }

    @Test
    void anEdge_wakesOneOfManyThreads() throws Exception {
        EventPoll poll = design.open();
        poll.add(counter, IN.edgeTriggered());
        List<Future<List<Event>>> waiters = List.of(waitIn(poll), waitIn(poll));
        untilWaiting(poll, 2);
        counter.write(1);
        while (waiters.stream().noneMatch(Future::isDone)) {
            Thread.onSpinWait();
        }
        assertThat(poll.waiters()).isEqualTo(1);
        counter.write(1);
        for (Future<List<Event>> waiter : waiters) {
            assertThat(waiter.get()).hasSize(1);
        }
    }

    @Test
    void anExclusiveEvent_reachesOneOfTheInstancesThatWait() throws Exception {
        EventPoll first = design.open();
        EventPoll second = design.open();
        first.add(counter, IN.exclusively());
        second.add(counter, IN.exclusively());
        Future<List<Event>> woken = waitIn(first);
        waitIn(second);
        untilWaiting(first, 1);
        untilWaiting(second, 1);
        counter.write(1);
        assertThat(woken.get()).hasSize(1);
        assertThat(second.waiters()).isEqualTo(1);
        assertThat(ready(second)).isEmpty();
    }

    @Test
    void anExclusiveEvent_reachesAllInstancesIfNobodyWaits() throws Exception {
        EventPoll first = design.open();
        EventPoll second = design.open();
        first.add(counter, IN.exclusively());
        second.add(counter, IN.exclusively());
        counter.write(1);
        assertThat(ready(first)).hasSize(1);
        assertThat(ready(second)).hasSize(1);
    }

    @Test
    void closeOfTheInstance_wakesEveryThreadThatWaits() throws Exception {
        EventPoll poll = design.open();
        List<Future<List<Event>>> waiters = List.of(waitIn(poll), waitIn(poll));
        untilWaiting(poll, 2);
        poll.close();
        for (Future<List<Event>> waiter : waiters) {
            assertThatThrownBy(waiter::get).hasCauseInstanceOf(EventPollException.class);
        }
    }

    private Future<List<Event>> waitIn(EventPoll poll) {
        return threads.submit(() -> poll.await(10, Duration.ofHours(1)));
    }

    private static void untilWaiting(EventPoll poll, int count) {
        while (poll.waiters() != count) {
            Thread.onSpinWait();
        }
    }
}
