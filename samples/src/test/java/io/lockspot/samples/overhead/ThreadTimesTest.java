package io.lockspot.samples.overhead;

import io.lockspot.samples.overhead.ThreadTimes.Entry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class ThreadTimesTest {

    @Test
    void threads_areToldApartByTheirNames() {
        assertThat(ThreadKind.of("C2 CompilerThre\n")).isEqualTo(ThreadKind.COMPILER);
        assertThat(ThreadKind.of("GC Thread#1\n")).isEqualTo(ThreadKind.COLLECTOR);
        assertThat(ThreadKind.of("lockspot-record\n")).isEqualTo(ThreadKind.TOOL);
        assertThat(ThreadKind.of("JFR Periodic Ta\n")).isEqualTo(ThreadKind.TOOL);
        assertThat(ThreadKind.of("selector\n")).isEqualTo(ThreadKind.SERVER);
    }

    @Test
    void aThreadThatCameMeanwhile_countsWithAllItHasRun_andOneThatWentDoesNot() {
        ThreadTimes before = new ThreadTimes(
                Map.of(1L, new Entry(ThreadKind.SERVER, 100, 100), 2L, new Entry(ThreadKind.COMPILER, 70, 70)));
        ThreadTimes after = new ThreadTimes(Map.of(
                1L, new Entry(ThreadKind.SERVER, 150, 150),
                3L, new Entry(ThreadKind.SERVER, 7, 7),
                4L, new Entry(ThreadKind.TOOL, 3, 3)));

        assertThat(after.since(before, ThreadKind.SERVER)).isEqualTo(57);
        assertThat(after.since(before, ThreadKind.COMPILER)).isZero();
        assertThat(after.since(before)).isEqualTo(60);
        assertThat(after.sleepsSince(before, ThreadKind.SERVER)).isEqualTo(57);
    }

    @Test
    void thisThread_hasRunMeanwhile() throws Exception {
        assumeThat(Path.of("/proc/self/schedstat"))
                .as("a kernel that keeps the times of threads")
                .exists();
        long pid = ProcessHandle.current().pid();
        ThreadTimes before = ThreadTimes.of(pid);

        long end = System.nanoTime() + 5_000_000;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }

        assertThat(ThreadTimes.of(pid).since(before, ThreadKind.SERVER)).isPositive();
    }
}
