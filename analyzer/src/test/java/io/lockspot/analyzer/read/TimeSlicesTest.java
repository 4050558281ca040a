package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A recording of the agent in slices of time, which are recordings of their own. */
class TimeSlicesTest {

    private static final Path LAB = Path.of("src/test/resources/kernel-lab/affected");

    private static long operations(Recording recording) {
        return recording.operations().stream().mapToLong(OperationStats::count).sum();
    }

    @Test
    void slicesOfTime_areNearlyTheWhole() throws Exception {
        Recording whole = Recordings.read(LAB.resolve("agent-3.jfr.gz"));
        List<Recording> slices = Recordings.slices(LAB.resolve("agent-3.jfr.gz"));

        assertThat(slices).hasSizeBetween(2, 20);
        assertThat(slices).allMatch(slice -> slice.durationNanos() > 0);
        long counted = slices.stream().mapToLong(TimeSlicesTest::operations).sum();
        assertThat(counted).isBetween(operations(whole) / 2, operations(whole));
    }

    @Test
    void aFileWithoutChunks_isNotCut() throws Exception {
        assertThat(Recordings.slices(LAB.resolve("perf-script.txt.gz"))).isEmpty();
        assertThat(Recordings.slices(LAB)).isEmpty();
    }
}
