package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Random operations by one thread, compared with the {@link Model} step by step. */
@ParameterizedClass
@MethodSource("io.lockspot.samples.eventpoll.Variant#all")
class RandomOperationsTest {
    private static final int SEEDS = 300;
    private static final int STEPS = 400;
    private static final int INSTANCES = 3;
    private static final int COUNTERS = 5;

    @Parameter
    Variant design;

    private final Model model = new Model();
    private final EventPoll[] polls = new EventPoll[INSTANCES];
    private final EventCounter[] counters = new EventCounter[COUNTERS];
    private Random random = new Random(0);

    /** Watches the instances themselves. */
    private EventPoll outer;

    @Test
    void everyStep_doesWhatTheModelDoes() throws Exception {
        for (int seed = 0; seed < SEEDS; seed++) {
            random = new Random(seed);
            outer = design.open();
            IntStream.range(0, INSTANCES).forEach(this::openInstance);
            IntStream.range(0, COUNTERS).forEach(this::openCounter);
            for (int step = 0; step < STEPS; step++) {
                String at = "seed " + seed + ", step " + step;
                step(at);
                compareOuter(at);
            }
            closeAll();
        }
    }

    private void step(String at) throws Exception {
        int i = random.nextInt(INSTANCES);
        int c = random.nextInt(COUNTERS);
        Interest interest = randomInterest();
        switch (random.nextInt(24)) {
            case 0 -> replaceInstance(i);
            case 1 -> replaceCounter(c);
            case 2, 3, 4, 5 ->
                assertThat(refusal(() -> polls[i].add(counters[c], interest)))
                        .as(at)
                        .isEqualTo(model.add(i, c, interest));
            case 6, 7, 8 ->
                assertThat(refusal(() -> polls[i].modify(counters[c], interest)))
                        .as(at)
                        .isEqualTo(model.modify(i, c, interest));
            case 9 ->
                assertThat(refusal(() -> polls[i].delete(counters[c]))).as(at).isEqualTo(model.delete(i, c));
            case 10, 11, 12, 13, 14 -> {
                counters[c].write(1);
                model.write(c);
            }
            case 15, 16, 17 -> {
                counters[c].read();
                model.read(c);
            }
            default -> await(at, i, 1 + random.nextInt(COUNTERS));
        }
        assertThat(polls[i].entries()).as(at).hasSize(model.watched(i));
    }

    private void await(String at, int i, int max) throws Exception {
        Map<Integer, Integer> expected = model.events(i);
        Map<Integer, Integer> events = new HashMap<>();
        for (Event event : polls[i].await(max, Duration.ZERO)) {
            int counter = List.of(counters).indexOf(event.file());
            assertThat(events.put(counter, event.events())).as(at).isNull();
            model.reported(i, counter);
        }
        assertThat(events).as(at).hasSize(Math.min(max, expected.size()));
        assertThat(expected).as(at).containsAllEntriesOf(events);
    }

    private void compareOuter(String at) throws Exception {
        PollableFile[] expected = IntStream.range(0, INSTANCES)
                .filter(i -> !model.events(i).isEmpty())
                .mapToObj(i -> polls[i])
                .toArray(PollableFile[]::new);
        assertThat(outer.await(INSTANCES, Duration.ZERO))
                .as(at)
                .extracting(Event::file)
                .containsExactlyInAnyOrder(expected);
    }

    private void openInstance(int i) {
        polls[i] = design.open();
        outer.add(polls[i], Interest.in(Ready.READABLE));
        model.openInstance(i);
    }

    private void openCounter(int c) {
        counters[c] = new EventCounter();
        model.openCounter(c);
    }

    private void replaceInstance(int i) throws Exception {
        polls[i].close();
        design.awaitDisposals();
        assertThat(polls[i].disposals()).isEqualTo(1);
        openInstance(i);
    }

    private void replaceCounter(int c) {
        counters[c].close();
        assertThat(counters[c].watchers()).isEmpty();
        assertThat(counters[c].waitQueue().size()).isZero();
        openCounter(c);
    }

    private void closeAll() throws Exception {
        outer.close();
        for (EventPoll poll : polls) {
            assertThat(poll.watchers()).isEmpty();
            poll.close();
            design.awaitDisposals();
            assertThat(poll.disposals()).isEqualTo(1);
        }
        for (EventCounter counter : counters) {
            assertThat(counter.watchers()).isEmpty();
            assertThat(counter.waitQueue().size()).isZero();
        }
    }

    private Interest randomInterest() {
        int[] masks = {Ready.READABLE, Ready.READABLE, Ready.WRITABLE, Ready.READABLE | Ready.WRITABLE, 0};
        return new Interest(masks[random.nextInt(masks.length)], random.nextBoolean(), random.nextInt(4) == 0, false);
    }

    private static Optional<Reason> refusal(Runnable operation) {
        try {
            operation.run();
            return Optional.empty();
        } catch (EventPollException e) {
            return Optional.of(e.reason());
        }
    }
}
