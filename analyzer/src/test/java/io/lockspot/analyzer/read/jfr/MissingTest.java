package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.read.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.lockspot.analyzer.read.jfr.ChunkBytes.constant;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.event;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.field;
import static io.lockspot.analyzer.read.jfr.ChunkBytes.type;
import static org.assertj.core.api.Assertions.assertThat;

/** What is not in the report is said. */
class MissingTest {

    @TempDir
    private Path directory;

    @Test
    void stacksThatTheProfilerCut_areTold() throws Exception {
        Recording recording = Recordings.read(Fixtures.path("jdk-17-stackdepth-1.jfr.gz"));

        assertThat(recording.warnings()).extracting(Warning::code).contains("truncated-stacks");
    }

    @Test
    void wholeStacks_areNoMatter() throws Exception {
        assertThat(Fixtures.read(Fixtures.path("jdk-17.jfr")).warnings())
                .extracting(Warning::code)
                .doesNotContain("truncated-stacks", "unread-samples", "lost-events");
    }

    @Test
    void aProfileOfAllocations_isNotEmptyWithoutAWord() throws Exception {
        Recording recording = Fixtures.read(Fixtures.path("async-profiler-4.0-alloc.jfr"));

        assertThat(recording.warnings())
                .anyMatch(w -> w.code().equals("unread-samples")
                        && w.text().contains("only 1 sample of other things, such as jdk.ObjectAllocationInNewTLAB"));
    }

    @Test
    void eventsThatJfrDropped_areTold_byTheirBytes() throws Exception {
        byte[] chunk = new ChunkBytes(true)
                .checkpoint(0, to -> to.s8(50).s4(0))
                .event(30, to -> to.s8(1).s8(700).s8(700))
                .event(30, to -> to.s8(2).s8(300).s8(1000))
                .metadata(
                        type(15, "long"),
                        event(30, "jdk.DataLoss", field("startTime", 15), field("amount", 15), field("total", 15)))
                .bytes();

        Recording recording = Fixtures.read(Files.write(directory.resolve("lossy.jfr"), chunk));

        assertThat(recording.warnings())
                .anyMatch(w -> w.code().equals("lost-events") && w.text().contains("1000 bytes"));
    }

    @Test
    void whatAsyncProfilerComplainedOf_isTold_onceAndNoMore() throws Exception {
        byte[] chunk = new ChunkBytes(true)
                .checkpoint(1, to -> to.s8(40).s4(2).s8(1).utf8("INFO").s8(2).utf8("WARN"))
                .event(31, to -> to.s8(1).s8(2).utf8("Kernel symbols are unavailable\nbecause of\t restrictions"))
                .event(31, to -> to.s8(2).s8(1).utf8("Profiling started"))
                .event(31, to -> to.s8(3).s8(2).utf8("Kernel symbols are unavailable because of restrictions"))
                .metadata(
                        type(15, "long"),
                        type(20, "java.lang.String"),
                        type(40, "profiler.types.LogLevel", field("name", 20)),
                        event(31, "profiler.Log", field("startTime", 15), constant("level", 40), field("message", 20)))
                .bytes();

        Recording recording = Fixtures.read(Files.write(directory.resolve("log.jfr"), chunk));

        assertThat(recording.warnings().stream().filter(w -> w.code().equals("profiler-log")))
                .singleElement()
                .matches(w -> w.text()
                        .endsWith(": async-profiler said: Kernel symbols are unavailable because of restrictions"));
    }
}
