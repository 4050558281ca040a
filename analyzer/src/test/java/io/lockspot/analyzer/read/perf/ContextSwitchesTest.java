package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.read.TextRecordings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ContextSwitchesTest {

    @Test
    void aThread_isAwayUntilACpuGoesOnWithIt() throws Exception {
        Recording recording = read(away("1.0", "S") + back("1.5", 7));

        assertThat(recording.samples(Measure.OFF_CPU)).singleElement().satisfies(sample -> {
            assertThat(sample.weight()).isEqualTo(500_000_000);
            assertThat(sample.thread()).isEqualTo("a worker");
            assertThat(sample.stack().frames().get(0).name()).isEqualTo("futex_wait");
        });
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void aThread_thatWasMadeToLeave_waitsForNothing() throws Exception {
        assertThat(read(away("1.0", "R") + back("1.5", 7)).samples()).isEmpty();
        assertThat(read(away("1.0", "R+") + back("1.5", 7)).samples()).isEmpty();
    }

    @Test
    void uninterruptibleThreads_waitToo() throws Exception {
        assertThat(read(away("1.0", "D|K") + back("1.25", 7)).samples())
                .extracting(Sample::weight)
                .containsExactly(250_000_000L);
    }

    @Test
    void theFormOfOlderVersions_isReadToo() throws Exception {
        Recording recording = read("a worker 7 [000] 1.0: sched:sched_switch: a worker:7 [120] S ==> other: x:8 [98]\n"
                + "\t123 futex_wait ([kernel.kallsyms])\n\n"
                + "other: x 8 [000] 1.25: sched:sched_switch: other: x:8 [98] S ==> a worker:7 [120]\n\n");

        assertThat(recording.samples(Measure.OFF_CPU))
                .extracting(Sample::weight)
                .containsExactly(250_000_000L);
    }

    @Test
    void aThread_thatLeavesTwice_wasNotSeenToComeBack() throws Exception {
        Recording recording = read(away("1.0", "S") + away("2.0", "S") + back("2.5", 7));

        assertThat(recording.samples(Measure.OFF_CPU))
                .extracting(Sample::weight)
                .containsExactly(500_000_000L);
        assertThat(TextRecordings.warningCodes(recording)).containsExactly("unpaired-switches");
    }

    @Test
    void idleCpus_areNoThreads() throws Exception {
        Recording recording = read(
                "swapper 0 [000] 1.0: sched:sched_switch: prev_comm=swapper/0 prev_pid=0 prev_prio=120 prev_state=S"
                        + " ==> next_comm=a next_pid=9 next_prio=120\n\n" + back("1.5", 0));

        assertThat(recording.samples()).isEmpty();
    }

    @Test
    void eventsThatSayNothing_areCountedAndNotUnderstood() throws Exception {
        Recording recording = read("a 7 [000] 1.0: sched:sched_switch: something else\n\n");

        assertThat(TextRecordings.warningCodes(recording)).containsExactly("unreadable-switches");
    }

    private static String away(String at, String state) {
        return "a worker 7 [000] " + at
                + ": sched:sched_switch: prev_comm=a worker prev_pid=7 prev_prio=120 prev_state="
                + state + " ==> next_comm=swapper/0 next_pid=0 next_prio=120\n"
                + "\t123 futex_wait ([kernel.kallsyms])\n\n";
    }

    private static String back(String at, int tid) {
        return "swapper 0 [000] " + at + ": sched:sched_switch: prev_comm=swapper/0 prev_pid=0 prev_prio=120"
                + " prev_state=R ==> next_comm=a worker next_pid=" + tid + " next_prio=120\n\n";
    }

    private static Recording read(String text) throws Exception {
        return TextRecordings.read(new PerfScriptReader(), text);
    }
}
