package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.read.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
}
