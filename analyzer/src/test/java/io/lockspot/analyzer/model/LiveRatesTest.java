package io.lockspot.analyzer.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What happened between two answers of an agent. */
class LiveRatesTest {

    private static final OperationKey CLOSE = new OperationKey("close", "jdk-nio");

    private static AgentStatus at(
            long since, long updated, Map<String, Long> health, AgentStatus.Operation operation, long lockWaits) {
        return at(since, updated, "all", health, operation, lockWaits);
    }

    private static AgentStatus at(
            long since,
            long updated,
            String timing,
            Map<String, Long> health,
            AgentStatus.Operation operation,
            long lockWaits) {
        return new AgentStatus(
                new Jvm(1, "Server"),
                "recording",
                "1",
                "/a.jfr",
                "",
                since,
                updated,
                "off",
                timing,
                health,
                List.of(operation),
                List.of(new AgentStatus.LockWaits("Pool.lock", "ReentrantLock", lockWaits, lockWaits * 1000)),
                List.of(),
                List.of());
    }

    private static AgentStatus.Operation closes(long count, long time, Map<Long, Long> times) {
        return new AgentStatus.Operation(CLOSE, count, 1, 2, time, time / 10, new LiveTimes(new TreeMap<>(times)));
    }

    @Test
    void betweenTwoAnswers_isWhatCameInBetween() {
        AgentStatus before =
                at(1000, 2000, Map.of("cpuTime", 100L, "timeInProbes", 10L), closes(10, 1_000, Map.of(99L, 10L)), 5);
        AgentStatus now = at(
                1000,
                4000,
                Map.of("cpuTime", 1100L, "timeInProbes", 30L),
                closes(110, 21_000, Map.of(99L, 11L, 199L, 98L, 9999L, 1L)),
                8);

        LiveRates rates = LiveRates.between(before, now);

        assertThat(rates.seconds()).isEqualTo(2);
        assertThat(rates.cost()).hasValueSatisfying(c -> assertThat(c.percent()).isEqualTo(100.0 * 30 / 1100));
        assertThat(rates.operations()).singleElement().satisfies(o -> {
            assertThat(o.count()).isEqualTo(100);
            assertThat(o.total()).isEqualTo(110);
            assertThat(o.errors()).isZero();
            assertThat(o.mean()).hasValue(200);
            assertThat(o.estimated()).isFalse();
            assertThat(o.lockWait()).isEqualTo(20);
            assertThat(o.p50()).hasValue(199);
            assertThat(o.p99()).hasValue(199);
        });
        assertThat(rates.locks()).containsExactly(new LiveRates.LockWaits("Pool.lock", "ReentrantLock", 3, 3000));
    }

    @Test
    void afterAnotherStartOfTheAgent_countsBeginAtZeroAndTimesDoNot() {
        AgentStatus before = at(1000, 90_000, Map.of("cpuTime", 5000L), closes(500, 1_000, Map.of(99L, 500L)), 5);
        AgentStatus now = at(95_000, 97_000, Map.of("cpuTime", 10L), closes(4, 400, Map.of(99L, 503L, 199L, 1L)), 5);

        LiveRates rates = LiveRates.between(before, now);

        assertThat(rates.seconds()).isEqualTo(2);
        assertThat(rates.operations()).singleElement().satisfies(o -> {
            assertThat(o.count()).isEqualTo(4);
            assertThat(o.p50()).hasValue(99);
            assertThat(o.p99()).hasValue(199);
        });
        assertThat(rates.locks()).isEmpty();
    }

    @Test
    void withoutNews_nothingHappened() {
        AgentStatus same = at(1000, 2000, Map.of(), closes(10, 1_000, Map.of(99L, 10L)), 5);

        LiveRates rates = LiveRates.between(same, same);

        assertThat(rates.seconds()).isZero();
        assertThat(rates.operations()).isEmpty();
        assertThat(rates.locks()).isEmpty();
        assertThat(rates.cost()).isEmpty();
    }

    @Test
    void ofASample_theMeanIsAnEstimate_andMissingWhereTheTotalCorrectedItself() {
        AgentStatus before = at(1000, 2000, "auto", Map.of(), closes(10, 1_000, Map.of(99L, 10L)), 5);
        AgentStatus now = at(1000, 3000, "auto", Map.of(), closes(110, 21_000, Map.of(99L, 10L, 199L, 64L)), 5);
        AgentStatus less = at(1000, 4000, "auto", Map.of(), closes(120, 20_000, Map.of(99L, 11L, 199L, 64L)), 5);

        assertThat(LiveRates.between(before, now).operations()).singleElement().satisfies(o -> {
            assertThat(o.mean()).hasValue(200);
            assertThat(o.estimated()).isTrue();
        });
        assertThat(LiveRates.between(now, less).operations())
                .singleElement()
                .satisfies(o -> assertThat(o.mean()).isEmpty());
    }

    @Test
    void withoutTimes_thereAreNoQuantiles() {
        assertThat(LiveTimes.NONE.quantile(0.99)).isEmpty();
    }
}
