package io.lockspot.samples.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code kill -9} costs what came after the last dump, and no more. */
class KilledServerIT {

    private static final int DUMPS = 5;
    private static final int MOST_SECONDS = 90;

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(Jdk.Wanted.class)
    void killedServer_leavesEverythingUpToTheLastDump(Jdk.Wanted wanted) throws Exception {
        Path recording = temp.resolve("killed.jfr");
        ChildJvm.Ended killed;
        try (ChildJvm child = Storm.child(
                        wanted.orSkip(),
                        temp,
                        "file=killed.jfr,interval=1s",
                        "before",
                        "--connections",
                        "300",
                        "--rounds",
                        "100000",
                        "--limit",
                        Integer.toString(MOST_SECONDS + 30))
                .start()) {
            awaitDumps(recording, child);
            killed = child.kill();
        }
        assertThat(killed.exitCode()).as("%s", killed).isEqualTo(128 + 9);

        assertThatNoSummaryIsMissing(recording);
        assertThatAnalyzerSaysIncomplete(recording);
    }

    /** Waits until the file has grown so many times, not for a time, and until the last dump is written. */
    private static void awaitDumps(Path recording, ChildJvm child) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
        long size = 0;
        int grown = 0;
        int still = 0;
        while (grown < DUMPS || still < 10) {
            assertThat(child.process().isAlive()).as("the server still runs").isTrue();
            assertThat(System.nanoTime()).as("%d of %d dumps", grown, DUMPS).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
            long now = Files.exists(recording) ? Files.size(recording) : 0;
            boolean growing = now > size;
            // A dump may be seen in the middle: one that goes on is not another one.
            grown += growing && (still > 0 || size == 0) ? 1 : 0;
            still = growing ? 0 : still + 1;
            size = now;
        }
    }

    private static void assertThatNoSummaryIsMissing(Path recording) throws Exception {
        List<RecordedEvent> summaries = RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("lockspot.OperationSummary"))
                .toList();
        TreeSet<Long> sequence = new TreeSet<>();
        summaries.forEach(summary -> sequence.add(summary.getLong("sequence")));
        assertThat(sequence).isNotEmpty();
        assertThat(sequence.first()).isLessThanOrEqualTo(1);
        assertThat(sequence.last() - sequence.first()).isEqualTo(sequence.size() - 1L);
        // A dump appends events and samples, so the file grows at most twice for each; each dump has its summaries.
        assertThat(sequence).hasSizeGreaterThanOrEqualTo(DUMPS / 2);
    }

    private void assertThatAnalyzerSaysIncomplete(Path recording) throws InterruptedException {
        ChildJvm.Ended report =
                Products.lockspot(temp, "report", recording.toString()).run();
        assertThat(report.exitCode()).as("%s", report).isEqualTo(3);
        assertThat(report.out() + report.err()).containsIgnoringCase("incomplete");

        ChildJvm.Ended operations = Products.lockspot(temp, "operations", recording.toString(), "-o", "json")
                .run();
        assertThat(operations.exitCode()).as("%s", operations).isEqualTo(3);
        JsonNode json = JsonMapper.shared().readTree(operations.out());
        assertThat(json.at("/recordings/0/complete").asBoolean()).isFalse();
        assertThat(json.get("warnings").toString()).contains("incomplete");
        assertThat(json.get("operations")).isNotEmpty();
    }
}
