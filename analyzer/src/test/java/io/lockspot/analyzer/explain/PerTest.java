package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Warning;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Weights per second and per operation. */
class PerTest {

    @Test
    void operation_isClosingWhenThatWasCounted() {
        assertThat(in(Stories.closestorm(), "operation")).contains(new Per.Operation("close", "jdk-nio", 32_000));
    }

    @Test
    void operation_isTheNextBestWhenNothingWasClosed() {
        Recording recording = counted("agent.jfr", 10, key("modify", "jdk-nio"), key("register", "jdk-nio"));

        assertThat(in(recording, "operation")).contains(new Per.Operation("register", "jdk-nio", 100));
    }

    @Test
    void allImplementations_areAddedUp() {
        Recording recording = counted("agent.jfr", 10, key("close", "jdk-nio"), key("close", "netty-epoll"));

        assertThat(in(recording, "close")).contains(new Per.Operation("close", "", 200));
        assertThat(in(recording, "close:netty-epoll")).contains(new Per.Operation("close", "netty-epoll", 100));
    }

    @Test
    void systemCallsBelowAnotherImplementation_areTheSameOperationsAgain() {
        Recording recording = counted("agent.jfr", 10, key("close", "jdk-nio"), key("close", "syscall"));

        assertThat(in(recording, "close")).contains(new Per.Operation("close", "jdk-nio", 100));
        assertThat(in(recording, "close:syscall")).contains(new Per.Operation("close", "syscall", 100));
    }

    @Test
    void whatWasNotCounted_divides_nothing() {
        assertThat(in(Stories.closestorm(), "modify")).isEmpty();
        assertThat(in(Stories.closestorm(), "close:netty-epoll")).isEmpty();
        assertThat(in(Stories.epmutex(), "operation")).isEmpty();
    }

    @Test
    void second_isOfTheRecordingsThatHaveTheMeasure() {
        Recording both = Recording.merge(List.of(Stories.epmutex(), Stories.closestorm()));

        assertThat(PerChoice.of("second").orElseThrow().in(both, Measure.CPU)).contains(new Per.Second(5_000_000_000L));
        assertThat(PerChoice.of("second").orElseThrow().in(both, Measure.LOCK_WAIT))
                .contains(new Per.Second(10_000_000_000L));
    }

    @Test
    void unit_namesWhatWasDividedByWhat() {
        assertThat(new Per.Operation("close", "jdk-nio", 3).unit(Measure.CPU)).isEqualTo("ns/close");
        assertThat(new Per.Second(1).unit(Measure.SAMPLES)).isEqualTo("samples/s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"share", "second", "operation", "close", "close:jdk-nio"})
    void choice_printsAsItWasWritten(String text) {
        assertThat(PerChoice.of(text).map(PerChoice::toString)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":", ":jdk-nio", "close:"})
    void choice_thatNamesNoOperation_isNone(String text) {
        assertThat(PerChoice.of(text)).isEmpty();
    }

    @Test
    void warning_saysThatTimeAndCountsAreOfTwoFiles() {
        Recording both = Recording.merge(List.of(Stories.epmutex(), Stories.closestorm()));

        Optional<Warning> warning =
                PerWarnings.of(both, Measure.CPU, PerChoice.of("close").orElseThrow());

        assertThat(warning.orElseThrow().code()).isEqualTo("per-other-file");
        assertThat(warning.orElseThrow().text())
                .contains("cpu is from epmutex.jfr", "counted in closestorm.jfr", "0.50 times");
    }

    @Test
    void warning_isNotNeededWhenOneFileHasBoth() {
        assertThat(PerWarnings.of(
                        Stories.closestorm(),
                        Measure.LOCK_WAIT,
                        PerChoice.of("close").orElseThrow()))
                .isEmpty();
    }

    @Test
    void rates_ofOperations_areOfTheFileThatCountedThem() {
        Recording both = Recording.merge(List.of(Stories.epmutex(), Stories.closestorm()));

        assertThat(Operations.of(both).get(0).perSecond()).hasValue(3_200);
    }

    private static Optional<Per> in(Recording recording, String choice) {
        return PerChoice.of(choice).orElseThrow().in(recording, Measure.CPU);
    }

    private static OperationKey key(String operation, String implementation) {
        return new OperationKey(operation, implementation);
    }

    private static Recording counted(String file, int seconds, OperationKey... keys) {
        RecordingBuilder into = new RecordingBuilder(file);
        into.covers(0);
        into.covers(seconds * 1_000_000_000L);
        for (OperationKey key : keys) {
            into.operation(key).addCounts(100, 0, 0, 0);
        }
        return into.build();
    }
}
