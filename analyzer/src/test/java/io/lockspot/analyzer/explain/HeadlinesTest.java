package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which of the findings comes first, and what is said where there is none. */
class HeadlinesTest {

    private final RecordingBuilder into = new RecordingBuilder("r");

    @Test
    void aRecordingThatSawTheKernel_maySayThatNoLockStandsOut() {
        into.sample(Measure.CPU, "", kernel("do_syscall_64", "tcp_sendmsg"), 10, 10);
        assertThat(quiet().kernel()).isEqualTo(Headline.KernelSight.SEEN);
    }

    @Test
    void javaFramesAlone_doNotShowThatTheKernelHadNoLock() {
        into.sample(Measure.CPU, "", Stories.java("app.Main.main"), 10, 10);
        assertThat(quiet().kernel()).isEqualTo(Headline.KernelSight.HIDDEN);
    }

    @Test
    void operationsWithoutAProfile_sayNothingOfTheKernel() {
        into.operation(Stories.CLOSE).addCounts(10, 0, 0, 0);
        assertThat(quiet().kernel()).isEqualTo(Headline.KernelSight.NOT_SAMPLED);
    }

    @Test
    void whatIsSaidOfAnIncompleteRecording_isSaidOfItsPart() {
        into.sample(Measure.CPU, "", kernel("do_syscall_64"), 10, 10);
        into.incomplete("r: ends early");
        assertThat(headline())
                .isInstanceOfSatisfying(
                        Headline.OfPart.class, h -> assertThat(h.part()).isInstanceOf(Headline.Quiet.class));
    }

    @Test
    void aKernelLockThatTakesMostCpuTime_comesBeforeASmallWaitOfAnOperation() {
        closesThatWaited(6);
        epmutex(60);
        assertThat(headline()).isInstanceOf(Headline.OnSignature.class);
    }

    @Test
    void anOperationThatMostlyWaits_comesBeforeASmallShareOfCpuTime() {
        closesThatWaited(70);
        epmutex(10);
        assertThat(headline()).isInstanceOf(Headline.OperationWaited.class);
    }

    @Test
    void aKernelLockWithoutASignature_isAHeadlineWithItsName() {
        into.sample(Measure.CPU, "", kernel("my_driver", "_raw_spin_lock", "native_queued_spin_lock_slowpath"), 20, 20);
        into.sample(Measure.CPU, "", kernel("tcp_sendmsg"), 80, 80);
        into.sample(Measure.CPU, "", kernel("do_idle"), 100, 100);
        assertThat(headline()).isInstanceOfSatisfying(Headline.SpunFor.class, h -> {
            assertThat(h.lock().lock().name()).isEqualTo("spinlock in my_driver");
            assertThat(h.sampled().share()).isEqualTo(20);
        });
    }

    @Test
    void aShareOfFewSamples_isAHeadlineWithoutABound_thatSaysHowLittleIsKnown() {
        epmutex(3, 5);
        assertThat(headline()).isInstanceOfSatisfying(Headline.OnSignature.class, h -> {
            assertThat(h.signature().sampled())
                    .hasValueSatisfying(s -> assertThat(s.coarse()).isTrue());
            assertThat(h.signature().bound()).isEmpty();
        });
    }

    @Test
    void aSampleByItself_isNoHeadline_whateverItsShare() {
        epmutex(1, 1);
        assertThat(headline()).isInstanceOf(Headline.Quiet.class);
    }

    @Test
    void aShareThatMayBeSmaller_isNoHeadline() {
        epmutex(8, 100);
        assertThat(headline()).isInstanceOf(Headline.Quiet.class);
    }

    @Test
    void theSameShareOfMoreSamples_isOne() {
        epmutex(80, 1000);
        assertThat(headline()).isInstanceOf(Headline.OnSignature.class);
    }

    @Test
    void aKernelLockWithoutASignature_mustBeSeenOftenEnoughToo() {
        into.sample(Measure.CPU, "", kernel("my_driver", "_raw_spin_lock", "native_queued_spin_lock_slowpath"), 1, 1);
        into.sample(Measure.CPU, "", kernel("do_idle"), 100, 100);
        assertThat(headline()).isInstanceOf(Headline.Quiet.class);
    }

    @Test
    void withoutTheWait_anOperationTakesTheRest() {
        closesThatWaited(70);
        assertThat(headline()).isInstanceOfSatisfying(Headline.OperationWaited.class, h -> {
            assertThat(h.mean()).isEqualTo(1_000);
            assertThat(h.meanWithout()).isEqualTo(300);
        });
    }

    @Test
    void kernelWaitsForAKnownLock_areAHeadlineWithoutABound() {
        Lock epmutex = new Lock("epmutex", LockKind.KERNEL_MUTEX);
        Stack release = kernel("__fput", "eventpoll_release_file", "__mutex_lock");
        into.lockWait(Measure.KERNEL_LOCK_WAIT, new LockWait(epmutex, "t", release, "", Stack.EMPTY, 1_000));
        assertThat(headline()).isInstanceOfSatisfying(Headline.OnSignature.class, h -> {
            assertThat(h.signature().id()).isEqualTo("kernel-epmutex");
            assertThat(h.signature().measure()).contains(Measure.KERNEL_LOCK_WAIT);
            assertThat(h.signature().bound()).isEmpty();
        });
    }

    /** A thousand closes of a microsecond each, so many percent of it waiting. */
    private void closesThatWaited(int percent) {
        OperationStats close = into.operation(Stories.CLOSE);
        close.addCounts(1_000, 0, 0, 0);
        close.addTimes(1_000_000, 9_000, Stories.histogram(1_000, 1_000, 9_000));
        into.lockWait(
                Measure.LOCK_WAIT,
                new LockWait(Stories.CANCELLED_KEYS, "t", Stories.CANCEL, "", Stack.EMPTY, percent * 10_000L));
    }

    private void epmutex(int percent) {
        epmutex(percent, 100);
    }

    private void epmutex(int samples, int of) {
        Stack waiting = kernel("__fput", "eventpoll_release_file", "__mutex_lock", "osq_lock");
        into.sample(Measure.CPU, "", waiting, samples, samples);
        if (samples < of) {
            into.sample(Measure.CPU, "", kernel("tcp_sendmsg"), of - samples, of - samples);
        }
    }

    private static Stack kernel(String... names) {
        return new Stack(List.of(names).stream().map(Frame::kernel).toList());
    }

    private Headline headline() {
        return Explanation.of(into.build(), Optional.empty()).headline();
    }

    private Headline.Quiet quiet() {
        return (Headline.Quiet) headline();
    }
}
