package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.analyzer.read.Recordings;
import io.lockspot.analyzer.read.TextRecordings;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PerfScriptReaderTest {

    private static final String CLOSE = """
            	ffffffff8134c638 __fput+0x1e8 ([kernel.kallsyms])
            	           f8a1a __close+0x3a (/lib/libc.so.6)

            """;

    @Test
    void clockSamples_countAsCpuTimeByTheirPeriods() throws Exception {
        Recording recording = read(
                "java 7 [1] 1.5: 250000 cpu-clock:ppp:\n" + CLOSE + "java 7 [1] 2.5: 250000 cpu-clock:ppp:\n" + CLOSE);

        Sample sample = recording.samples().get(0);
        assertThat(recording.samples()).hasSize(1);
        assertThat(sample.measure()).isEqualTo(Measure.CPU);
        assertThat(sample.thread()).isEqualTo("java");
        assertThat(sample.weight()).isEqualTo(500_000);
        assertThat(sample.count()).isEqualTo(2);
        assertThat(sample.stack().toString()).isEqualTo("close;__fput_[k]");
        assertThat(recording.durationNanos()).isEqualTo(1_000_000_000);
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void otherCounters_countAsSamplesWhateverTheirPeriods() throws Exception {
        Recording recording =
                read("java 7 [1] 1.5: 123456 cycles:u:\n" + CLOSE + "java 7 [1] 2.5: 9 cycles:u:\n" + CLOSE);

        assertThat(TextRecordings.tree(recording, Measure.SAMPLES).total()).isEqualTo(2);
        assertThat(recording.has(Measure.CPU)).isFalse();
    }

    @Test
    void clockSamplesWithoutPeriods_countAsSamples() throws Exception {
        Recording recording = read("java 7 [1] 1.5: cpu-clock:\n" + CLOSE);

        assertThat(TextRecordings.tree(recording, Measure.SAMPLES).total()).isEqualTo(1);
    }

    @Test
    void bothSortsOfCores_countTheSameCycles() throws Exception {
        Recording recording = read(
                "java 7 [1] 1.5: 5 cpu_core/cycles/P:\n" + CLOSE + "java 7 [9] 2.5: 5 cpu_atom/cycles/P:\n" + CLOSE);

        assertThat(TextRecordings.tree(recording, Measure.SAMPLES).total()).isEqualTo(2);
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void aSecondCounter_isLeftOutAndNamed() throws Exception {
        Recording recording =
                read("java 7 [1] 1.5: 5 cycles:\n" + CLOSE + "java 7 [9] 2.5: 5 cache-misses:u:\n" + CLOSE);

        assertThat(TextRecordings.tree(recording, Measure.SAMPLES).total()).isEqualTo(1);
        assertThat(TextRecordings.warning(recording, "other-counters"))
                .contains("1 event (1 cache-misses)", "cycles, counts");
    }

    @Test
    void otherTracepoints_areLeftOutAndCounted() throws Exception {
        Recording recording = read("java 7 [1] 1.5: sched:sched_wakeup: prev_comm=java\n" + CLOSE
                + "java 7 [1] 1.6: sched:sched_wakeup: prev_comm=java\n" + CLOSE + "java 7 [1] 1.7: 4 cpu-clock:\n"
                + CLOSE);

        assertThat(recording.samples()).hasSize(1);
        assertThat(TextRecordings.warning(recording, "skipped-events")).contains("2 events (2 sched:sched_wakeup)");
    }

    @Test
    void samplesWithoutStacks_haveTheOneFrameOfTheirLine() throws Exception {
        Recording recording = read("""
                            java  1234 [001]    23.880044:     250000 cpu-clock:  ffffffff81a0dfeb osq_lock+0xb ([kernel.kallsyms])
                              dd  1235 [001]    23.880045:     250000 cpu-clock:      7f1a2b3c4d5e read+0xb (/lib/libc.so.6)
                            java  1234 [001]    23.880046:     250000 cpu-clock:
                """);

        assertThat(recording.samples())
                .extracting(s -> s.thread() + " " + s.stack())
                .containsExactlyInAnyOrder("java osq_lock_[k]", "dd read", "java [unknown]");
    }

    @Test
    void headerComments_tellOfTheMachineAndNothingElse() throws Exception {
        Recording recording = read("""
                # ========
                # hostname : secret-host
                # os release : 6.1.0-50-cloud-amd64
                # nrcpus online : 8
                # cmdline : /usr/bin/perf record --password x
                # ========
                """ + "java 7 [1] 1.7: 4 cpu-clock:\n" + CLOSE);

        assertThat(recording.infos().get(0).environment())
                .containsOnly(
                        java.util.Map.entry("kernelRelease", "6.1.0-50-cloud-amd64"), java.util.Map.entry("cpus", "8"));
    }

    @Test
    void sourceLinesBelowFrames_areNoDamage() throws Exception {
        Recording recording =
                read("java 7 [1] 1.7: 4 cpu-clock:\n\t  f8a1a __close+0x3a (/lib/libc.so.6)\n\t  close.c:27\n\n");

        assertThat(recording.samples().get(0).stack().toString()).isEqualTo("close");
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void idleCpus_areKept() throws Exception {
        Recording recording = Recordings.read(TextRecordings.resource("perf/epclose-eventfd-nodel.perf-script.txt.gz"));

        assertThat(recording.infos().get(0).samples()).isEqualTo(5045);
        assertThat(TextRecordings.tree(recording, Measure.CPU).total()).isEqualTo(20_180_000_000L);
        assertThat(recording.samples()).extracting(Sample::thread).contains("swapper");
    }

    @Test
    void aFewBadLines_areDamageWithTheFirstOnesNumber() throws Exception {
        Recording recording = read("java 7 [1] 1.7: 4 cpu-clock:\n" + CLOSE + "what is this\n\tand this\n");

        assertThat(recording.samples()).hasSize(1);
        assertThat(TextRecordings.warning(recording, Warning.DAMAGED))
                .contains("made.txt: 2 lines are", "the first at line 5");
        assertThat(recording.infos().get(0).complete()).isFalse();
    }

    @Test
    void mostlyBadLines_areRefused() {
        assertThatThrownBy(() -> read("java 7 [1] 1.7: 4 cpu-clock:\nwhat\nis\nthis\n"))
                .isInstanceOf(BadRecordingException.class)
                .hasMessage("made.txt: 3 lines are not output of perf script, the first at line 2, and only 1 is;"
                        + " check what wrote the file");
    }

    @Test
    void aFileThatEndsInAStack_isIncomplete() throws Exception {
        Recording recording = read("java 7 [1] 1.7: 4 cpu-clock:\n\tffffffff8134c638 __fput+0x1e8 ([kernel.kal");

        assertThat(TextRecordings.warningCodes(recording)).containsExactly(Warning.INCOMPLETE);
    }

    @Test
    void aStackOf20000Frames_isWhole() throws Exception {
        Recording recording = read("java 7 [1] 1.7: 4 cpu-clock:\n" + frames(20_000));

        List<Frame> frames = recording.samples().get(0).stack().frames();
        assertThat(frames).hasSize(20_000);
        assertThat(frames.get(0).name()).isEqualTo("f19999");
        assertThat(TextRecordings.tree(recording, Measure.CPU).total()).isEqualTo(4);
    }

    @Test
    void aDeeperStack_keepsItsLeafAndSaysThatItsRootIsMissing() throws Exception {
        Recording recording = read("java 7 [1] 1.7: 4 cpu-clock:\n" + frames(PerfScriptReader.MAX_FRAMES + 10));

        List<Frame> frames = recording.samples().get(0).stack().frames();
        assertThat(frames).hasSize(PerfScriptReader.MAX_FRAMES + 1);
        assertThat(frames.get(0)).isEqualTo(CanonicalNames.TRUNCATED);
        assertThat(frames.get(frames.size() - 1).name()).isEqualTo("f0");
    }

    private static String frames(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append("\t  7f1a2b3c4d5e f").append(i).append("+0x1 (/lib/x.so)\n");
        }
        return text.append('\n').toString();
    }

    private static Recording read(String text) throws BadRecordingException {
        return TextRecordings.read(new PerfScriptReader(), text);
    }
}
