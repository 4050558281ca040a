package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.TextRecordings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Nothing is silently missing. */
class PerfWarningsTest {

    private static final String SAMPLE =
            "java 7 [1] 1.5: 250000 cpu-clock:\n\t           f8a1a __close+0x3a (/lib/libc.so.6)\n\n";

    @Test
    void hiddenKernelSymbols_areTold() throws Exception {
        Recording recording = read("""
                java 7 [1] 1.5: 250000 cpu-clock:
                	ffffffff8134c638 [unknown] ([kernel.kallsyms])
                	ffffffff8134c639 [unknown] ([unknown])
                	           f8a1a __close+0x3a (/lib/libc.so.6)

                """);

        assertThat(TextRecordings.warning(recording, "kernel-symbols"))
                .startsWith("made.txt: 2 of 2 kernel frames have no names")
                .contains("kptr_restrict=0");
    }

    @Test
    void someUnknownKernelFrames_areNoMatter() throws Exception {
        Recording recording = read("""
                java 7 [1] 1.5: 250000 cpu-clock:
                	ffffffff8134c638 osq_lock+0x1 ([kernel.kallsyms])
                	ffffffff8134c639 [unknown] ([kernel.kallsyms])

                """);

        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void aRecordingWithoutTheKernel_saysSo() throws Exception {
        Recording recording = read(SAMPLE.replace("cpu-clock:", "cycles:Pu:"));

        assertThat(TextRecordings.warning(recording, "no-kernel-frames")).contains("cycles:Pu", "perf_event_paranoid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cycles:P:", "cycles:ukP:", "cycles:", "cpu_core/cycles/P:"})
    void aRecordingOfTheKernelToo_saysNothing(String event) throws Exception {
        assertThat(read(SAMPLE.replace("cpu-clock:", event)).warnings()).isEmpty();
    }

    @Test
    void lostEvents_areCounted() throws Exception {
        Recording recording = read(SAMPLE + "java 7 [1] 1.6: PERF_RECORD_LOST lost 12\n"
                + "java 7 [1] 1.7: PERF_RECORD_LOST lost 30\n" + SAMPLE);

        assertThat(TextRecordings.warning(recording, "lost-events")).startsWith("made.txt: perf lost 42 events");
        assertThat(recording.samples()).hasSize(1);
    }

    @Test
    void whatPerfSaysOfLostChunks_isTakenOver() throws Exception {
        Recording recording =
                read(SAMPLE + "Warning:\nProcessed 1234 events and lost 5 chunks!\n\nCheck IO/CPU overload!\n\n");

        assertThat(TextRecordings.warningCodes(recording)).containsExactly("lost-events");
        assertThat(TextRecordings.warning(recording, "lost-events")).contains("lost 5 chunks");
    }

    @Test
    void throttling_isTold() throws Exception {
        Recording recording = read(SAMPLE + "java 7 [1] 1.6: PERF_RECORD_THROTTLE\n");

        assertThat(TextRecordings.warning(recording, "throttled")).contains("1 time,");
    }

    @Test
    void stacksOf127Frames_mayBeCutOff() throws Exception {
        String cut =
                "java 7 [1] 1.5: 250000 cpu-clock:\n" + "\t           f8a1a f+0x3a (/lib/x.so)\n".repeat(127) + "\n";

        assertThat(TextRecordings.warning(read(cut + SAMPLE), "truncated-stacks"))
                .contains("1 sample has 127 frames");
    }

    @Test
    void deeperStacks_showThatTheLimitWasRaised() throws Exception {
        String frame = "\t           f8a1a f+0x3a (/lib/x.so)\n";
        String header = "java 7 [1] 1.5: 250000 cpu-clock:\n";

        assertThat(read(header + frame.repeat(127) + "\n" + header + frame.repeat(128) + "\n")
                        .warnings())
                .isEmpty();
    }

    @Test
    void inlinedFrames_areNoPartOfTheLimit() throws Exception {
        String stack = "\t           f8a1a f+0x3a (/lib/x.so)\n".repeat(120)
                + "\t           f8a1a g+0x3a (inlined)\n".repeat(7);

        assertThat(read("java 7 [1] 1.5: 250000 cpu-clock:\n" + stack + "\n").warnings())
                .isEmpty();
    }

    @Test
    void severalEvents_sayWhatCountsAsWhat() throws Exception {
        Recording recording = read(SAMPLE + SAMPLE.replace("cpu-clock:", "cycles:"));

        assertThat(TextRecordings.warning(recording, "several-events"))
                .contains("cpu-clock counts as CPU time, cycles as samples");
    }

    @Test
    void bothClocks_areNotAddedUp() throws Exception {
        Recording recording = read(SAMPLE + SAMPLE.replace("cpu-clock:", "task-clock:"));

        assertThat(recording.samples())
                .singleElement()
                .satisfies(s -> assertThat(s.weight()).isEqualTo(250_000));
        assertThat(TextRecordings.warning(recording, "other-counters"))
                .contains("1 event (1 task-clock)", "cpu-clock, counts");
    }

    @Test
    void branchStacks_areLeftOutAndCounted() throws Exception {
        Recording recording = read("""
                java 7 [1] 1.5: 250000 cpu-clock:
                	           f8a1a __close+0x3a (/lib/libc.so.6)
                 0x7f0011223344/0x7f0011223300/P/-/-/3 0x7f0011223344/0x7f0011223300/M/-/-/1
                java 7 [1] 1.6: 250000 cpu-clock:
                	           f8a1a __close+0x3a (/lib/libc.so.6)
                 main+0x12/work+0x0/P/-/-/3
                """);

        assertThat(recording.samples().get(0).weight()).isEqualTo(500_000);
        assertThat(TextRecordings.warningCodes(recording)).containsExactly("branch-stacks");
        assertThat(TextRecordings.warning(recording, "branch-stacks")).contains("2 branch stacks");
    }

    private static Recording read(String text) throws BadRecordingException {
        return TextRecordings.read(new PerfScriptReader(), text);
    }
}
