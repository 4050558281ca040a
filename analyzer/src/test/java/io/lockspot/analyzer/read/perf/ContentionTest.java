package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.model.WaitEdge;
import io.lockspot.analyzer.model.WaitEdges;
import io.lockspot.analyzer.read.Recordings;
import io.lockspot.analyzer.read.TextRecordings;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.withinPercentage;

class ContentionTest {

    /** In the image of the kernel, as the inner spin lock of it is. */
    private static final String EPMUTEX = "0xffffffff82b78860";

    private static final String WAIT_LOCK = "0xffffffff82b78870";

    /** In objects. */
    private static final String ONE = "0xff11000100e6b1f0";

    private static final String OTHER = "0xff11000100e6b200";

    /**
     * Perf's own summary of the same events, by {@code perf lock contention}: a line for each type of lock and caller
     * with waits, total, longest and average. It blames another caller than the one that takes the lock, so only the
     * types can be compared. It counts waits when they begin, and so also those that had no end in the recording.
     */
    @ParameterizedTest
    @CsvSource({
        "lockcontention-eventfd-nodel, perf/lockcontention-eventfd-nodel.perf-script.txt.gz, 2, 0",
        "lockcontention-epchurn, perf/lockcontention-epchurn.perf-script.txt.gz, 1, 1",
        "lockcontention-epchurn-fixed, kernel-lab/fixed/perf-script.txt.gz, 0, 0"
    })
    void totals_areThoseOfPerfLockContention(String summary, String script, int types, int endless) throws Exception {
        Recording recording = Recordings.read(TextRecordings.resource(script));
        Map<LockKind, PerfLockSummary> perf =
                PerfLockSummary.of(TextRecordings.resource("perf/" + summary + ".summary.txt"));

        assertThat(perf).hasSize(types);
        assertThat(recording.warnings().stream().filter(w -> w.code().equals("unpaired")))
                .as("one begins before the end of the recording, another one ended after its beginning")
                .hasSize(endless)
                .allMatch(w -> w.text().contains("1 wait for kernel locks began without an end and 1 ended"));
        assertThat(recording.locks()).extracting(l -> l.lock().kind()).containsOnlyOnceElementsOf(perf.keySet());
        assertThat(recording.locks()).extracting(l -> l.lock().kind()).isSubsetOf(perf.keySet());
        for (LockStats lock : recording.locks()) {
            PerfLockSummary expected = perf.get(lock.lock().kind());
            boolean hottest = lock.lock().kind() == LockKind.KERNEL_MUTEX;
            assertThat(lock.waits()).isEqualTo(expected.contended() - (hottest ? endless : 0));
            assertThat((double) lock.waitTime()).isCloseTo(expected.totalNanos(), withinPercentage(0.15));
            assertThat((double) lock.maxWait()).isCloseTo(expected.maxNanos(), withinPercentage(0.15));
        }
    }

    @Test
    void recordedLocks_haveTheirNames() throws Exception {
        Recording recording = contended();

        assertThat(recording.locks())
                .extracting(LockStats::lock)
                .containsExactlyInAnyOrder(
                        new Lock("epmutex", LockKind.KERNEL_MUTEX), new Lock("mmap_lock", LockKind.KERNEL_RWSEM));
        assertThat(recording.locks())
                .extracting(l -> l.instances().count())
                .as("one of each")
                .containsOnly(1L);
    }

    @Test
    void waits_areInTheTreeOfTheirMeasure() throws Exception {
        Recording recording = contended();
        long waited = recording.locks().stream().mapToLong(LockStats::waitTime).sum();

        assertThat(TextRecordings.tree(recording, Measure.KERNEL_LOCK_WAIT).total())
                .isEqualTo(waited);
        assertThat(recording.has(Measure.CPU)).isFalse();
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void aWaitThatChangesFromSpinningToSleeping_isOneWait() throws Exception {
        Recording recording = read(
                begin(7, "1.0", EPMUTEX, "SPIN|MUTEX") + begin(7, "1.1", EPMUTEX, "MUTEX") + end(7, "1.5", EPMUTEX));

        assertThat(lock(recording).waits()).isEqualTo(1);
        assertThat(lock(recording).waitTime()).isEqualTo(500_000_000);
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void aWaitInsideAWait_countsForItsOwnLock() throws Exception {
        Recording recording = read(begin(7, "1.0", EPMUTEX, "MUTEX")
                + begin(7, "1.1", WAIT_LOCK, "SPIN")
                + end(7, "1.2", WAIT_LOCK)
                + end(7, "1.5", EPMUTEX));

        assertThat(recording.locks())
                .extracting(l -> l.lock().name(), LockStats::waitTime)
                .containsExactlyInAnyOrder(tuple("epmutex", 500_000_000L), tuple("wait_lock of epmutex", 100_000_000L));
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void aSpinlockThatIsWaitedForTwice_lostAnEnd() throws Exception {
        Recording recording = read(
                begin(7, "1.0", WAIT_LOCK, "SPIN") + begin(7, "8.0", WAIT_LOCK, "SPIN") + end(7, "8.5", WAIT_LOCK));

        assertThat(lock(recording).waitTime()).isEqualTo(500_000_000);
        assertThat(recording.warnings().get(0).text()).contains("1 wait", "0 ended");
    }

    @Test
    void whoGotTheLockDuringAWait_isItsInferredOwner() throws Exception {
        Recording recording = read(begin(7, "1.0", EPMUTEX, "MUTEX")
                + begin(8, "1.1", EPMUTEX, "MUTEX")
                + end(8, "1.2", EPMUTEX)
                + end(7, "1.5", EPMUTEX));

        assertThat(lock(recording).edges())
                .containsOnly(
                        Map.entry(new WaitEdge("worker", "worker", true), new WaitEdges.Sum(1, 500_000_000)),
                        Map.entry(new WaitEdge("worker", "", false), new WaitEdges.Sum(1, 100_000_000)));
        assertThat(lock(recording).owners().keySet())
                .as("owners are those that were recorded")
                .containsOnly(new LockStats.Owner("", Stack.EMPTY));
    }

    @Test
    void whoGaveUpWaiting_isNobodysOwner_andReadersAreNot() throws Exception {
        Recording recording = read(begin(7, "1.0", EPMUTEX, "MUTEX")
                + begin(8, "1.1", EPMUTEX, "MUTEX")
                + interrupted(8, "1.2", EPMUTEX)
                + end(7, "1.5", EPMUTEX)
                + begin(7, "2.0", ONE, "READ")
                + begin(8, "2.1", ONE, "READ")
                + end(8, "2.2", ONE)
                + end(7, "2.5", ONE));

        assertThat(recording.locks())
                .allSatisfy(l -> assertThat(l.edges()).containsOnlyKeys(new WaitEdge("worker", "", false)));
    }

    @Test
    void locksOfOneName_areToldApartByTheirAddresses() throws Exception {
        Recording recording = read(begin(7, "1.0", ONE, "MUTEX")
                + end(7, "1.3", ONE)
                + begin(7, "2.0", OTHER, "MUTEX")
                + end(7, "2.1", OTHER));

        assertThat(lock(recording).lock().name()).isEqualTo("ep->mtx");
        assertThat(lock(recording).instances().count()).isEqualTo(2);
        assertThat(lock(recording).instances().hottest()).isEqualTo(300_000_000);
    }

    @Test
    void aWait_spinsForAsLongAsTheKernelSaysSo() throws Exception {
        Recording recording = read(begin(7, "1.0", EPMUTEX, "SPIN|MUTEX")
                + begin(7, "1.1", EPMUTEX, "MUTEX")
                + begin(7, "1.4", EPMUTEX, "SPIN|MUTEX")
                + end(7, "1.6", EPMUTEX));

        assertThat(recording.samples(Measure.KERNEL_LOCK_WAIT)).singleElement().satisfies(wait -> {
            assertThat(wait.weight()).isEqualTo(600_000_000);
            assertThat(wait.spun()).isEqualTo(300_000_000);
        });
    }

    @Test
    void threadsOfOneName_doNotMix() throws Exception {
        Recording recording = read(begin(7, "1.0", EPMUTEX, "MUTEX")
                + begin(8, "1.1", EPMUTEX, "MUTEX")
                + end(8, "1.2", EPMUTEX)
                + end(7, "1.5", EPMUTEX));

        assertThat(lock(recording).waits()).isEqualTo(2);
        assertThat(lock(recording).waitTime()).isEqualTo(600_000_000);
        assertThat(lock(recording).maxWait()).isEqualTo(500_000_000);
    }

    @Test
    void waitsWithoutEnds_areCountedAndNoWaits() throws Exception {
        Recording recording = read(begin(7, "1.0", EPMUTEX, "MUTEX"));

        assertThat(recording.locks()).isEmpty();
        assertThat(TextRecordings.warningCodes(recording)).containsExactly("unpaired");
        assertThat(recording.warnings().get(0).text()).contains("1 wait", "0 ended");
    }

    @Test
    void waitsThatWereRecordedAtIntervals_areSaidToBeTooFew() throws Exception {
        Recording recording = read("# event : name = lock:contention_begin, , id = { 7 }, type = 2,"
                + " { sample_period, sample_freq } = 999, sample_type = IP|TID|TIME, freq = 1, sample_id_all = 1\n"
                + begin(7, "1.0", EPMUTEX, "MUTEX")
                + end(7, "1.5", EPMUTEX));

        assertThat(TextRecordings.warningCodes(recording)).containsExactly("sampled-contention");
        assertThat(lock(recording).waits()).isEqualTo(1);
    }

    @Test
    void endsWithoutBeginnings_areCountedAndNoWaits() throws Exception {
        Recording recording = read(end(7, "1.0", EPMUTEX));

        assertThat(recording.locks()).isEmpty();
        assertThat(recording.warnings().get(0).text()).contains("0 waits", "1 ended");
    }

    @Test
    void anEndBeforeItsBeginning_isNoNegativeWait() throws Exception {
        Recording recording = read(begin(7, "2.0", EPMUTEX, "MUTEX") + end(7, "1.0", EPMUTEX));

        assertThat(recording.locks()).isEmpty();
    }

    @Test
    void theOtherMutexInTheSameFunction_isNotTheEpmutex() throws Exception {
        Recording recording = read(begin(7, "1.0", ONE, "SPIN|MUTEX") + end(7, "1.5", ONE));

        assertThat(lock(recording).lock().name()).isEqualTo("ep->mtx");
    }

    @ParameterizedTest
    @CsvSource({
        "SPIN, wait_lock of epmutex, KERNEL_SPINLOCK",
        "SPIN|READ, rwlock in eventpoll_release_file, KERNEL_RWLOCK",
        "SPIN|WRITE, rwlock in eventpoll_release_file, KERNEL_RWLOCK",
        "READ, rwsem in eventpoll_release_file, KERNEL_RWSEM",
        "PERCPU|READ, percpu rwsem in eventpoll_release_file, KERNEL_PERCPU_RWSEM",
        "RT, epmutex, KERNEL_RT_MUTEX",
        "RT|READ, rwsem in eventpoll_release_file, KERNEL_RWSEM",
        "0x0, semaphore in eventpoll_release_file, KERNEL_SEMAPHORE",
        "'', semaphore in eventpoll_release_file, KERNEL_SEMAPHORE",
        "MUTEX|MUTEX, epmutex, KERNEL_MUTEX",
        "MUTEX|SOMETHING_NEW, epmutex, KERNEL_MUTEX"
    })
    void flags_tellTheKind(String flags, String name, LockKind kind) throws Exception {
        Recording recording = read(begin(7, "1.0", EPMUTEX, flags) + end(7, "1.5", EPMUTEX));

        assertThat(lock(recording).lock()).isEqualTo(new Lock(name, kind));
    }

    private static String begin(int tid, String time, String address, String flags) {
        return event(tid, time, "begin: " + address + " (flags=" + flags + ")");
    }

    private static String end(int tid, String time, String address) {
        return event(tid, time, "end: " + address + " (ret=0)");
    }

    private static String interrupted(int tid, String time, String address) {
        return event(tid, time, "end: " + address + " (ret=-4)");
    }

    private static String event(int tid, String time, String event) {
        return "worker " + tid + " [1] " + time + ": lock:contention_" + event + """

                	ffffffff81a0983f osq_lock+0x12f ([kernel.kallsyms])
                	ffffffff81a0983f __mutex_lock.constprop.0+0x12f ([kernel.kallsyms])
                	ffffffff813a8e48 eventpoll_release_file+0x18 ([kernel.kallsyms])
                	ffffffff8134c638 __fput+0x1e8 ([kernel.kallsyms])

                """;
    }

    private static Recording contended() throws Exception {
        return Recordings.read(TextRecordings.resource("perf/lockcontention-eventfd-nodel.perf-script.txt.gz"));
    }

    private static LockStats lock(Recording recording) {
        assertThat(recording.locks()).hasSize(1);
        return recording.locks().iterator().next();
    }

    private static Recording read(String text) throws BadRecordingException {
        return TextRecordings.read(new PerfScriptReader(), text);
    }
}
