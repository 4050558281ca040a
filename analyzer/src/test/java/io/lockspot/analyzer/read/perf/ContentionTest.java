package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.Recordings;
import io.lockspot.analyzer.read.TextRecordings;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ContentionTest {

    /**
     * Perf's own summary of the same events: 1814 waits for the mutex, 5.96 s in all, 300.07 ms the longest, 3.29 ms on
     * average, and four for the address space's lock, which it splits by caller.
     */
    @Test
    void totals_areThoseOfPerfLockContention() throws Exception {
        Recording recording =
                Recordings.read(TextRecordings.resource("perf/lockcontention-eventfd-nodel.perf-script.txt.gz"));

        LockStats epmutex = recording.locks().stream()
                .max(Comparator.comparingLong(LockStats::waitTime))
                .orElseThrow();
        assertThat(epmutex.lock()).isEqualTo(new Lock("epmutex", LockKind.KERNEL_MUTEX));
        assertThat(epmutex.waits()).isEqualTo(1814);
        assertThat(epmutex.waitTime() / 1e9).isEqualTo(5.96, within(0.005));
        assertThat(epmutex.maxWait() / 1e6).isEqualTo(300.07, within(0.005));
        assertThat((double) epmutex.waitTime() / epmutex.waits() / 1e6).isEqualTo(3.29, within(0.005));
    }

    @Test
    void readersAndWriters_areThoseOfPerfLockContention() throws Exception {
        Recording recording =
                Recordings.read(TextRecordings.resource("perf/lockcontention-eventfd-nodel.perf-script.txt.gz"));
        List<LockStats> others = recording.locks().stream()
                .filter(l -> l.lock().kind() == LockKind.KERNEL_RWLOCK)
                .toList();

        assertThat(others)
                .extracting(l -> l.lock().name())
                .containsExactlyInAnyOrder(
                        "rwsem in vm_mmap_pgoff", "rwsem in do_mprotect_pkey", "rwsem in lock_mm_and_find_vma");
        assertThat(others.stream().mapToLong(LockStats::waits).sum()).isEqualTo(4);
        assertThat(others.stream().mapToLong(LockStats::waitTime).sum() / 1e6)
                .isEqualTo(11.80 + 8.25 + 1.11, within(0.015));
    }

    @Test
    void waits_areInTheTreeOfTheirMeasure() throws Exception {
        Recording recording =
                Recordings.read(TextRecordings.resource("perf/lockcontention-eventfd-nodel.perf-script.txt.gz"));
        long waited = recording.locks().stream().mapToLong(LockStats::waitTime).sum();

        assertThat(TextRecordings.tree(recording, Measure.KERNEL_LOCK_WAIT).total())
                .isEqualTo(waited);
        assertThat(recording.has(Measure.CPU)).isFalse();
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void aWaitThatChangesFromSpinningToSleeping_isOneWait() throws Exception {
        Recording recording = read(event(7, "1.0", "begin: 0xffffffff82b78860 (flags=SPIN|MUTEX)")
                + event(7, "1.1", "begin: 0xffffffff82b78860 (flags=MUTEX)")
                + event(7, "1.5", "end: 0xffffffff82b78860 (ret=0)"));

        assertThat(lock(recording).waits()).isEqualTo(1);
        assertThat(lock(recording).waitTime()).isEqualTo(500_000_000);
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void aWait_spinsForAsLongAsTheKernelSaysSo() throws Exception {
        Recording recording = read(event(7, "1.0", "begin: 0xffffffff82b78860 (flags=SPIN|MUTEX)")
                + event(7, "1.1", "begin: 0xffffffff82b78860 (flags=MUTEX)")
                + event(7, "1.4", "begin: 0xffffffff82b78860 (flags=SPIN|MUTEX)")
                + event(7, "1.6", "end: 0xffffffff82b78860 (ret=0)"));

        assertThat(recording.samples(Measure.KERNEL_LOCK_WAIT)).singleElement().satisfies(wait -> {
            assertThat(wait.weight()).isEqualTo(600_000_000);
            assertThat(wait.spun()).isEqualTo(300_000_000);
        });
    }

    @Test
    void threadsOfOneName_doNotMix() throws Exception {
        Recording recording = read(event(7, "1.0", "begin: 0xffffffff82b78860 (flags=MUTEX)")
                + event(8, "1.1", "begin: 0xffffffff82b78860 (flags=MUTEX)")
                + event(8, "1.2", "end: 0xffffffff82b78860 (ret=0)")
                + event(7, "1.5", "end: 0xffffffff82b78860 (ret=0)"));

        assertThat(lock(recording).waits()).isEqualTo(2);
        assertThat(lock(recording).waitTime()).isEqualTo(600_000_000);
        assertThat(lock(recording).maxWait()).isEqualTo(500_000_000);
    }

    @Test
    void waitsWithoutEnds_areCountedAndNoWaits() throws Exception {
        Recording recording = read(event(7, "1.0", "begin: 0xffffffff82b78860 (flags=MUTEX)"));

        assertThat(recording.locks()).isEmpty();
        assertThat(TextRecordings.warningCodes(recording)).containsExactly("unpaired");
        assertThat(recording.warnings().get(0).text()).contains("1 wait", "0 ended");
    }

    @Test
    void endsWithoutBeginnings_areCountedAndNoWaits() throws Exception {
        Recording recording = read(event(7, "1.0", "end: 0xffffffff82b78860 (ret=0)"));

        assertThat(recording.locks()).isEmpty();
        assertThat(recording.warnings().get(0).text()).contains("0 waits", "1 ended");
    }

    @Test
    void anEndBeforeItsBeginning_isNoNegativeWait() throws Exception {
        Recording recording = read(event(7, "2.0", "begin: 0xffffffff82b78860 (flags=MUTEX)")
                + event(7, "1.0", "end: 0xffffffff82b78860 (ret=0)"));

        assertThat(recording.locks()).isEmpty();
    }

    @Test
    void theOtherMutexInTheSameFunction_isNotTheEpmutex() throws Exception {
        Recording recording = read(event(7, "1.0", "begin: 0xff11000100e6b1f0 (flags=SPIN|MUTEX)")
                + event(7, "1.5", "end: 0xff11000100e6b1f0 (ret=0)"));

        assertThat(lock(recording).lock().name()).isEqualTo("mutex in eventpoll_release_file");
    }

    @ParameterizedTest
    @CsvSource({
        "SPIN, spinlock in eventpoll_release_file, KERNEL_SPINLOCK",
        "SPIN|READ, rwlock in eventpoll_release_file, KERNEL_RWLOCK",
        "SPIN|WRITE, rwlock in eventpoll_release_file, KERNEL_RWLOCK",
        "READ, rwsem in eventpoll_release_file, KERNEL_RWLOCK",
        "PERCPU|READ, percpu rwsem in eventpoll_release_file, KERNEL_RWLOCK",
        "RT, rtmutex in eventpoll_release_file, KERNEL_MUTEX",
        "0x0, semaphore in eventpoll_release_file, UNKNOWN",
        "'', semaphore in eventpoll_release_file, UNKNOWN",
        "MUTEX|MUTEX, epmutex, KERNEL_MUTEX"
    })
    void flags_tellTheKind(String flags, String name, LockKind kind) throws Exception {
        Recording recording = read(event(7, "1.0", "begin: 0xffffffff82b78860 (flags=" + flags + ")")
                + event(7, "1.5", "end: 0xffffffff82b78860 (ret=0)"));

        assertThat(lock(recording).lock()).isEqualTo(new Lock(name, kind));
    }

    private static String event(int tid, String time, String event) {
        return "worker " + tid + " [1] " + time + ": lock:contention_" + event + """

                	ffffffff81a0983f osq_lock+0x12f ([kernel.kallsyms])
                	ffffffff81a0983f __mutex_lock.constprop.0+0x12f ([kernel.kallsyms])
                	ffffffff813a8e48 eventpoll_release_file+0x18 ([kernel.kallsyms])
                	ffffffff8134c638 __fput+0x1e8 ([kernel.kallsyms])

                """;
    }

    private static LockStats lock(Recording recording) {
        assertThat(recording.locks()).hasSize(1);
        return recording.locks().iterator().next();
    }

    private static Recording read(String text) throws BadRecordingException {
        return TextRecordings.read(new PerfScriptReader(), text);
    }
}
