package io.lockspot.analyzer.cli.demo.scenario;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ScenariosTest {

    static Stream<Scenario> scenarios() {
        return Scenarios.all().stream();
    }

    @Test
    void closestorm_isTheOneThatNeedsNoName() {
        assertThat(Scenarios.names()).doesNotHaveDuplicates().startsWith("closestorm");
        assertThat(Scenarios.named("closestorm")).containsSame(Scenarios.all().get(0));
        assertThat(Scenarios.named("closestor")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void measurements_haveNamesOfTheirOwn_andTheClaimsAreAmongThem(Scenario scenario) {
        List<Measurement> measurements = scenario.measurements();

        assertThat(measurements.stream().map(Measurement::id)).doesNotHaveDuplicates();
        assertThat(measurements)
                .contains(
                        scenario.claim().waiting(),
                        scenario.claim().cost(),
                        scenario.claim().outcome());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void texts_fitIntoALine(Scenario scenario) {
        assertThat(scenario.story()).hasSizeLessThan(120).doesNotContain(": ");
        for (Variant variant : Variant.values()) {
            assertThat(scenario.explanation(variant)).isNotBlank().hasSizeLessThan(100);
        }
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void sampleNumbers_includeAllThatIsComparedWithTheAgentsCounts(Scenario scenario) {
        assertThat(scenario.sampleNumbers()).containsAll(scenario.exactCounts().values());
    }

    @Test
    void load_isSharedOutOverTheThreads() {
        Load load = new Epmutex().load(LoadOptions.of(null, null, 40_000));

        long threads = load.numbers().get("threads");
        assertThat(threads).isGreaterThanOrEqualTo(4);
        assertThat(load.arguments()).containsExactly(Long.toString(threads), Long.toString(40_000 / threads));
        assertThat(load.numbers().get("connections")).isEqualTo(40_000 / threads * threads);
    }

    @Test
    void load_ofTheReadyListIsSharedOutToo() {
        Load load = new ReadyList().load(LoadOptions.of(null, null, 40_000));

        long threads = load.numbers().get("threads");
        assertThat(load.arguments()).containsExactly(Long.toString(threads), Long.toString(40_000 / threads));
    }

    @Test
    void load_isNeverNothing() {
        assertThat(new Epmutex().load(LoadOptions.of(null, null, 1)).arguments().get(1))
                .isEqualTo("1");
    }

    @Test
    void load_ofTheStormIsInRounds() {
        assertThat(new CloseStorm().load(LoadOptions.of(10, null, null)).arguments())
                .containsExactly("--connections", "10", "--rounds", "8", "--limit", "60");
        assertThat(new CloseStorm().load(LoadOptions.of(null, null, null)).text())
                .isEqualTo("4,000 connections, 8 rounds");
    }

    @Test
    void optionOfAnotherScenario_isRefusedWithTheRightOne() {
        assertThatThrownBy(() -> new Epmutex().load(LoadOptions.of(5, null, null)))
                .hasMessage("--connections and --rounds are for closestorm; the size of epmutex is --operations");
        assertThatThrownBy(() -> new CloseStorm().load(LoadOptions.of(null, null, 5)))
                .hasMessage("the size of closestorm is --connections and --rounds");
        assertThatThrownBy(() -> LoadOptions.of(null, 0, null)).hasMessage("--rounds must be at least 1, not 0");
    }
}
