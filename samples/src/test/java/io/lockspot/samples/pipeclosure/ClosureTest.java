package io.lockspot.samples.pipeclosure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The effect as counts: what was done, and bounds that hold for whatever order the threads ran in. */
@Timeout(120)
class ClosureTest {

    private static final int CPUS = 2;

    @ParameterizedTest
    @EnumSource(Variant.class)
    void closure_leavesNothingBehind(Variant variant) throws Exception {
        ClosureResult result = run(variant, 3_001, 13);

        assertThat(result.tornDown()).isEqualTo(3_001);
        assertThat(result.state().pipes()).isEmpty();
        assertThat(result.state().mappedPages()).isZero();
        assertThat(result.state().freePages()).doesNotHaveDuplicates().hasSize(3_001 * Kernel.PAGES_PER_PIPE);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1", "1000, 8", "3000, 24", "20000, 4"})
    void before_workIsEightRemovalsForEachPipe_andOneTripToTheStockForFourPages(int pipes, int threads)
            throws Exception {
        KernelCounts counts = run(Variant.BEFORE, pipes, threads).counts();

        assertThat(counts.work().mapOperations()).isEqualTo(pipes);
        assertThat(counts.work().pageTableRemovals()).isEqualTo(8L * pipes);
        assertThat(counts.work().cpuMessages()).isEqualTo(8L * pipes * CPUS);
        assertThat(counts.work().stockOperations()).isBetween(2L * pipes - 2 * CPUS, 2L * pipes);
        assertThat(counts.kernelMap().acquisitions()).isEqualTo(pipes);
        assertThat(counts.tearDownMutex()).isEqualTo(LockFigures.NONE);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1", "1000, 8", "3000, 24", "20000, 100"})
    void after_workIsOneRemovalForEachPipe_andOneTripToTheStockForThirtyTwoPages(int pipes, int threads)
            throws Exception {
        KernelCounts counts = run(Variant.AFTER, pipes, threads).counts();

        assertThat(counts.work().mapOperations()).isEqualTo(pipes);
        assertThat(counts.work().pageTableRemovals()).isEqualTo(pipes);
        assertThat(counts.work().cpuMessages()).isEqualTo((long) pipes * CPUS);
        assertThat(counts.work().stockOperations()).isBetween(pipes / 4L - 2 * CPUS, pipes / 4L);
        assertThat(counts.kernelMap().acquisitions()).isEqualTo(pipes);
        assertThat(counts.tearDownMutex().acquisitions()).isEqualTo(pipes);
    }

    @ParameterizedTest
    @CsvSource({"1000, 4", "3000, 40", "20000, 200"})
    void after_neverMoreTearDownsThanCpus_soWakeUpsPerPipeDoNotGrowWithThreads(int pipes, int threads)
            throws Exception {
        KernelCounts counts = run(Variant.AFTER, pipes, threads).counts();

        assertThat(counts.peakTearDowns()).isLessThanOrEqualTo(CPUS);
        assertThat(counts.tearDownMutex().wakeUps()).isLessThanOrEqualTo(pipes);
        assertThat(counts.kernelMap().wakeUps()).isLessThanOrEqualTo((long) pipes * (CPUS - 1));
    }

    @ParameterizedTest
    @CsvSource({"1000, 4", "2000, 16"})
    void before_aReleaseWakesAtMostAllOthers(int pipes, int threads) throws Exception {
        KernelCounts counts = run(Variant.BEFORE, pipes, threads).counts();

        assertThat(counts.peakTearDowns()).isLessThanOrEqualTo(threads);
        assertThat(counts.kernelMap().wakeUps()).isLessThanOrEqualTo((long) pipes * (threads - 1));
    }

    @Test
    void oneThread_waitsForNobody() throws Exception {
        for (Variant variant : Variant.values()) {
            LockFigures locks = run(variant, 500, 1).counts().allLocks();
            assertThat(locks.contended()).isZero();
            assertThat(locks.waits()).isZero();
            assertThat(locks.wakeUps()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void everyWait_endsInAWakeUp(Variant variant) throws Exception {
        LockFigures locks = run(variant, 2_000, 20).counts().allLocks();

        assertThat(locks.wakeUps()).isEqualTo(locks.waits());
    }

    private static ClosureResult run(Variant variant, int pipes, int threads) throws Exception {
        return new Closure(new ClosureOptions(variant, pipes, threads, true, CPUS, 100, false)).run();
    }
}
