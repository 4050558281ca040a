package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.read.Recordings;
import io.lockspot.analyzer.read.TextRecordings;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** The recordings of a run of the kernel lab: the seed's path on the affected kernel, and nothing of it on the fixed one. */
class KernelLabTest {

    private static final Frame RELEASE = Frame.kernel("eventpoll_release_file");
    private static final Frame MUTEX = Frame.kernel("__mutex_lock");
    private static final Frame QUEUE = Frame.kernel("osq_lock");
    private static final Frame IDLE = Frame.kernel("do_idle");
    private static final Frame LOAD = Frame.java("io.lockspot.samples.kernellab.EpollChurn.churn");

    @Test
    void perfOfTheAffectedKernel_showsThePathOfTheSeed() throws Exception {
        List<Sample> busy = samples("affected/perf-script.txt.gz", frames -> !frames.contains(IDLE));

        assertThat(share(busy, frames -> frames.contains(RELEASE))).isGreaterThan(20);
        assertThat(share(busy, frames -> frames.contains(QUEUE))).isGreaterThan(10);
        assertThat(share(busy, KernelLabTest::isMutexBelowRelease)).isGreaterThan(10);
    }

    @Test
    void perfOfTheFixedKernel_releasesWithoutAMutex() throws Exception {
        List<Sample> busy = samples("fixed/perf-script.txt.gz", frames -> !frames.contains(IDLE));

        assertThat(share(busy, frames -> frames.contains(RELEASE))).isPositive();
        assertThat(share(busy, KernelLabTest::isMutexBelowRelease)).isZero();
    }

    @Test
    void theAgentOnTheAffectedKernel_seesTheSamePath() throws Exception {
        List<Sample> load = samples("affected/agent-3.jfr.gz", frames -> frames.contains(LOAD));

        assertThat(share(load, KernelLabTest::isMutexBelowRelease)).isGreaterThan(5);
        assertThat(share(load, frames -> frames.contains(QUEUE))).isGreaterThan(5);
    }

    @Test
    void theAgentOnTheFixedKernel_seesNoMutex() throws Exception {
        List<Sample> load = samples("fixed/agent-3.jfr.gz", frames -> frames.contains(LOAD));

        assertThat(share(load, frames -> frames.contains(RELEASE))).isPositive();
        assertThat(share(load, KernelLabTest::isMutexBelowRelease)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"affected, epmutex", "fixed, refcount"})
    void theAgent_countedEverySocketAndToldTheKernel(String role, String epollRelease) throws Exception {
        Recording recording = read(role + "/agent-3.jfr.gz");

        assertThat(recording.operations())
                .extracting(OperationStats::key, OperationStats::count, OperationStats::stillRegistered)
                .containsExactlyInAnyOrder(
                        tuple(key("register"), 60_000L, 0L),
                        tuple(key("close"), 60_000L, 60_000L),
                        tuple(key("release"), 60_000L, 60_000L));
        assertThat(recording.infos().get(0).environment()).containsEntry("epollRelease", epollRelease);
    }

    @ParameterizedTest
    @CsvSource({"perf-script.txt.gz", "agent-3.jfr.gz"})
    void theKnownLock_isFoundOnTheAffectedKernelAlone(String file) throws Exception {
        assertThat(Signatures.of(read("affected/" + file)))
                .extracting(Signature::id)
                .contains("kernel-epmutex");
        assertThat(Signatures.of(read("fixed/" + file)))
                .extracting(Signature::id)
                .doesNotContain("kernel-epmutex");
    }

    private static OperationKey key(String operation) {
        return new OperationKey(operation, "netty-epoll");
    }

    private static Recording read(String file) throws Exception {
        return Recordings.read(TextRecordings.resource("kernel-lab/" + file));
    }

    private static List<Sample> samples(String file, Predicate<List<Frame>> wanted) throws Exception {
        return read(file).samples(Measure.CPU).stream()
                .filter(s -> wanted.test(s.stack().frames()))
                .toList();
    }

    /** Of the whole weight, in percent. */
    private static double share(List<Sample> samples, Predicate<List<Frame>> wanted) {
        double all = samples.stream().mapToLong(Sample::weight).sum();
        long hits = samples.stream()
                .filter(s -> wanted.test(s.stack().frames()))
                .mapToLong(Sample::weight)
                .sum();
        return 100 * hits / all;
    }

    private static boolean isMutexBelowRelease(List<Frame> frames) {
        int release = frames.indexOf(RELEASE);
        return release >= 0 && frames.subList(release, frames.size()).contains(MUTEX);
    }
}
