package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** perf's binary data is read by asking perf; whatever perf does then, nothing is lost without a word. */
class PerfDataTest {

    private static final String SAMPLE = """
            nginx  1 [000]  10.000000:    4000000 cpu-clock:
            \tffffffff81a0 osq_lock+0x10 ([kernel.kallsyms])
            \tffffffff81a1 __mutex_lock+0x20 ([kernel.kallsyms])

            """;

    private static final String LOOP = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done";

    @TempDir
    private Path directory;

    @Test
    void whatPerfPrints_isRead() throws Exception {
        RecordingBuilder into = new RecordingBuilder("perf.data");

        Optional<String> damage = PerfData.read(perf("cat <<'END'\n" + SAMPLE + "END\n"), data(), into);

        assertThat(damage).isEmpty();
        assertThat(into.build().samples(Measure.CPU))
                .singleElement()
                .satisfies(sample -> assertThat(sample.stack().toString()).contains("__mutex_lock", "osq_lock"));
    }

    @Test
    void whatPerfSaysItLost_isTold() throws Exception {
        RecordingBuilder into = new RecordingBuilder("perf.data");

        PerfData.read(
                perf("echo 'Processed 12 events and lost 3 chunks!' >&2\ncat <<'END'\n" + SAMPLE + "END\n"),
                data(),
                into);

        assertThat(into.build().warnings())
                .singleElement()
                .satisfies(w -> assertThat(w.text()).startsWith("perf.data: perf says that it lost 3 chunks"));
    }

    @Test
    void theFile_isWhatPerfIsAskedFor() throws Exception {
        Path data = data();
        Path asked = directory.resolve("asked");
        PerfData.read(perf("echo \"$@\" > '" + asked + "'\ncat <<'END'\n" + SAMPLE + "END\n"), data, into());

        assertThat(asked).hasContent("script --header --ns -F +pid,+ip,+sym,+dso -i " + data);
    }

    @Test
    void stacksOfTracepoints_areAskedFor() throws Exception {
        Path data = directory.resolve("switches.data");
        assumeTrue(
                record(data, "sched:sched_switch", "sleep 0.05", "-a"), "perf cannot record sched:sched_switch here");

        Recording recording = Recordings.read(data);

        assertThat(recording.samples(Measure.OFF_CPU))
                .anySatisfy(sample -> assertThat(sample.stack().frames()).hasSizeGreaterThan(1));
    }

    @Test
    void whenPerfRefuses_itsReasonIsTold() throws Exception {
        String perf = perf("echo '' >&2; echo 'incompatible file format (rerun with -v to learn more)' >&2; exit 255");

        assertThatThrownBy(() -> PerfData.read(perf, data(), into()))
                .isInstanceOf(BadRecordingException.class)
                .hasMessageStartingWith(
                        "perf.data: perf script refuses it: incompatible file format (rerun with -v to learn more); or");
    }

    @Test
    void whenPerfFailsOnTheWay_whatItPrintedCounts() throws Exception {
        RecordingBuilder into = into();

        Optional<String> damage = PerfData.read(perf("cat <<'END'\n" + SAMPLE + "END\nexit 3\n"), data(), into);

        assertThat(damage).contains("perf script failed on the way: exit code 3");
        assertThat(into.build().samples(Measure.CPU)).hasSize(1);
    }

    @Test
    void withoutPerf_theMessageSaysWhatToDo() {
        assertThatThrownBy(() -> PerfData.read(directory.resolve("none").toString(), data(), into()))
                .isInstanceOf(BadRecordingException.class)
                .hasMessage("perf.data: is perf's binary data, and there is no perf here to print it;"
                        + " run perf script -i on it where it was recorded, and give what that prints");
    }

    @Test
    void aRealRecording_isReadByItsName() throws Exception {
        Path data = directory.resolve("real.data");
        assumeTrue(record(data, "cpu-clock", LOOP), "perf cannot record here: it is not installed, or not permitted");

        Recording recording = Recordings.read(data);

        assertThat(recording.samples(Measure.CPU)).isNotEmpty();
        assertThat(recording.warnings()).noneMatch(warning -> warning.partial());
    }

    private static boolean record(Path data, String event, String load, String... options) throws InterruptedException {
        try {
            Stream<String> command = Stream.of("perf", "record", "-q", "-e", event, "-g", "-o", data.toString());
            Stream<String> last = Stream.of("--", "sh", "-c", load);
            Process perf = new ProcessBuilder(Stream.of(command, Stream.of(options), last)
                            .flatMap(part -> part)
                            .toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return perf.waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static RecordingBuilder into() {
        return new RecordingBuilder("perf.data");
    }

    private Path data() throws IOException {
        Path data = directory.resolve("perf.data");
        Files.writeString(data, "PERFILE2");
        return data;
    }

    /** A perf that does what the script says. */
    private String perf(String script) throws IOException {
        Path perf = directory.resolve("perf");
        Files.writeString(perf, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(perf, PosixFilePermissions.fromString("rwx------"));
        return perf.toString();
    }
}
