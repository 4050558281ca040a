package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.Recordings;
import io.lockspot.analyzer.read.TextRecordings;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What real recordings say of their locks. */
class RecordedLocksTest {

    /** Six threads close what they registered with one epoll instance for all of them: one function takes both mutexes. */
    @Test
    void twoLocksOfOneFunction_areToldApartByTheirAddresses() throws Exception {
        Recording recording = read("kernel-locks/epclose-shared-instance.perf-script.txt.gz");
        List<LockRow> locks = Locks.of(recording);

        assertThat(locks).extracting(l -> l.lock().name()).containsExactly("epmutex", "ep->mtx");
        assertThat(locks).allSatisfy(l -> {
            assertThat(l.instances()).contains(new LockRow.Instances(1, 100));
            assertThat(l.convoys().count()).isPositive();
            assertThat(l.convoys().toldApart()).isTrue();
            assertThat(l.convoys().longest()).allSatisfy(c -> {
                assertThat(c.start()).isNotNegative();
                assertThat(c.threads()).isBetween(3, 6);
                assertThat(c.maxWaiters()).isBetween(1, 6);
            });
        });
        assertThat(Signatures.of(recording)).extracting(Signature::id).contains("kernel-epmutex", "kernel-ep-mtx");
    }

    @Test
    void epmutexOnTheAffectedKernel_isHeldByTheOtherThreads_asFarAsThatCanBeInferred() throws Exception {
        Recording recording = read("perf/lockcontention-epchurn.perf-script.txt.gz");
        WaitGraph.Edge hottest = WaitGraph.of(recording).edges().get(0);

        assertThat(hottest.waiter()).isEqualTo("conn-loop-#");
        assertThat(hottest.owner()).isEqualTo("conn-loop-#");
        assertThat(hottest.inferred()).isTrue();
        assertThat(Locks.of(recording).get(0).owners()).noneMatch(LockRow.Owner::known);
    }

    @Test
    void samplesOfTheAffectedKernel_showItsMutex() throws Exception {
        assertThat(spun("kernel-lab/affected/perf-script.txt.gz")).startsWith("epmutex", "files_struct.file_lock");
    }

    @Test
    void samplesOfTheFixedKernel_showTheNextLock_andNoTracepointIsNeeded() throws Exception {
        assertThat(spun("kernel-lab/fixed/perf-script.txt.gz"))
                .startsWith("files_struct.file_lock")
                .doesNotContain("epmutex");
        assertThat(Locks.of(read("kernel-lab/fixed/perf-script.txt.gz"))).isEmpty();
    }

    private static List<String> spun(String resource) throws Exception {
        return Waiting.of(read(resource)).spun().stream()
                .map(s -> s.lock().name())
                .toList();
    }

    private static Recording read(String resource) throws Exception {
        return Recordings.read(TextRecordings.resource(resource));
    }
}
