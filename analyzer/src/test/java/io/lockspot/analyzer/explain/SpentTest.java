package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.read.Recordings;
import io.lockspot.analyzer.read.TextRecordings;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Running, spinning, asleep on a lock, blocked otherwise, idle. */
class SpentTest {

    @Test
    void cpuTime_isRunningSpinningOrIdle() {
        Spent cpu = Spent.of(Stories.epmutex()).get(0);

        assertThat(cpu.measure()).isEqualTo(Measure.CPU);
        assertThat(cpu.share(Spending.SPINNING)).isEqualTo(57.0);
        assertThat(cpu.share(Spending.IDLE)).isEqualTo(10.0);
        assertThat(cpu.share(Spending.RUNNING)).isEqualTo(33.0);
        assertThat(cpu.parts().values().stream().mapToLong(p -> p).sum()).isEqualTo(cpu.total());
    }

    /** Both functions that spin here call nothing; what interrupts them is 72 ms that their callers do not wait. */
    @Test
    void spinningTime_isTheSelfTimeOfTheFunctionsThatSpin() throws Exception {
        Recording recording = Recordings.read(TextRecordings.resource("perf/epclose-eventfd-nodel.perf-script.txt.gz"));
        List<String> spinning = List.of("osq_lock", "mutex_spin_on_owner", "native_queued_spin_lock_slowpath");
        List<FunctionTotal> functions = FlatBreakdown.of(recording, Measure.CPU, Selection.ALL).functions().stream()
                .filter(f -> spinning.contains(f.frame().name()))
                .toList();

        long self = functions.stream().mapToLong(FunctionTotal::self).sum();

        assertThat(functions).hasSize(3);
        assertThat(self).isPositive();
        assertThat(Spent.of(recording).get(0).part(Spending.SPINNING)).isEqualTo(self);
    }

    @ParameterizedTest
    @ValueSource(strings = {"__mutex_lock,osq_lock", "rwsem_down_write_slowpath,rwsem_optimistic_spin"})
    void kernelFunctions_thatSpin(String path) {
        assertThat(onCpu(kernel(path.split(",")))).isEqualTo(Spending.SPINNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"__mutex_lock", "_raw_spin_lock", "osq_lock,asm_sysvec_apic_timer_interrupt,tick_handler"})
    void kernelFunctions_thatDoNotSpin(String path) {
        assertThat(onCpu(kernel(path.split(",")))).isEqualTo(Spending.RUNNING);
    }

    @Test
    void helpersOfASpinningFunction_spin() {
        assertThat(onCpu(kernel("mutex_spin_on_owner", "__rcu_read_unlock"))).isEqualTo(Spending.SPINNING);
    }

    @Test
    void functionsOfLibraries_areComparedWithoutTheirParameters() {
        assertThat(onCpu(List.of(Frame.nativeCode("ObjectMonitor::TrySpin(JavaThread*)"))))
                .isEqualTo(Spending.SPINNING);
        assertThat(onCpu(List.of(Frame.nativeCode("osq_lock")))).isEqualTo(Spending.RUNNING);
    }

    @Test
    void javaThreads_thatSpin() {
        assertThat(onCpu(List.of(Frame.java("app.Spin.lock"), Frame.java("java.lang.Thread.onSpinWait"))))
                .isEqualTo(Spending.SPINNING);
    }

    @Test
    void waitsForJavaLocks_areAsleep() {
        Spent waits = Spent.of(Stories.closestorm()).get(0);

        assertThat(waits.measure()).isEqualTo(Measure.LOCK_WAIT);
        assertThat(waits.parts()).isEqualTo(Map.of(Spending.SLEEPING, waits.total()));
    }

    @Test
    void waitsForKernelLocks_areWhatTheKernelSaysTheyAre() {
        RecordingBuilder into = new RecordingBuilder("made");
        Lock lock = new Lock("epmutex", LockKind.KERNEL_MUTEX);
        Stack stack = new Stack(kernel("__fput", "eventpoll_release_file"));
        into.lockWait(Measure.KERNEL_LOCK_WAIT, new LockWait(lock, "t", stack, "", Stack.EMPTY, 100, 30));
        into.lockWait(Measure.KERNEL_LOCK_WAIT, new LockWait(lock, "t", stack, "", Stack.EMPTY, 50, 50));

        Spent waits = Spent.of(into.build()).get(0);

        assertThat(waits.parts()).isEqualTo(Map.of(Spending.SPINNING, 80L, Spending.SLEEPING, 70L));
    }

    @Test
    void spinsOfWaits_surviveMerging() {
        Recording affected = kernelWait(40);
        Recording merged = Recording.merge(List.of(affected, affected));

        assertThat(Spent.of(merged).get(0).part(Spending.SPINNING)).isEqualTo(80);
    }

    private static Recording kernelWait(long spun) {
        RecordingBuilder into = new RecordingBuilder("made");
        Lock lock = new Lock("mutex in f", LockKind.KERNEL_MUTEX);
        into.lockWait(
                Measure.KERNEL_LOCK_WAIT, new LockWait(lock, "t", new Stack(kernel("f")), "", Stack.EMPTY, 100, spun));
        return into.build();
    }

    /** By construction the threads wait for a mutex of 0.3 ms at a time, and sleep 0.3 ms with it and 0.5 ms without. */
    @Test
    void timeOffTheCpu_isAsleepOnALockOrBlocked() throws Exception {
        Recording recording = Recordings.read(TextRecordings.resource("perf/off-cpu.perf-script.txt.gz"));
        Recording workers =
                Selection.excluding(List.of(Pattern.compile("abstimed_wait"))).exclude(recording);

        Spent off = Spent.of(workers).stream()
                .filter(s -> s.measure() == Measure.OFF_CPU)
                .findFirst()
                .orElseThrow();

        assertThat(off.part(Spending.SLEEPING)).isPositive();
        assertThat(off.part(Spending.BLOCKED)).isGreaterThan(off.part(Spending.SLEEPING));
        assertThat(off.parts().keySet()).containsExactlyInAnyOrder(Spending.SLEEPING, Spending.BLOCKED);
        assertThat(off.share(Spending.SLEEPING) + off.share(Spending.BLOCKED)).isEqualTo(100, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource({
        "java.util.concurrent.locks.ReentrantLock.lock, SLEEPING",
        "java.util.concurrent.locks.AbstractQueuedSynchronizer.acquire, SLEEPING",
        "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await, BLOCKED",
        "java.util.concurrent.LinkedTransferQueue.take, BLOCKED"
    })
    void parkedThreads_waitForALockOrForSomethingElse(String frame, Spending expected) {
        assertThat(offCpu(List.of(Frame.java(frame), Frame.nativeCode("Unsafe_Park"), Frame.kernel("futex_wait"))))
                .isEqualTo(expected);
    }

    @Test
    void semaphores_areMadeLikeLocksAndAreNone() {
        assertThat(offCpu(List.of(
                        Frame.java("java.util.concurrent.Semaphore.acquire"),
                        Frame.java("java.util.concurrent.locks.AbstractQueuedSynchronizer.acquire"))))
                .isEqualTo(Spending.BLOCKED);
    }

    @Test
    void slowOperations_areNotSplit() {
        RecordingBuilder into = new RecordingBuilder("made");
        into.slowOperation("t", Stories.CANCEL, 7);

        assertThat(Spent.of(into.build())).isEmpty();
        assertThat(Breakdown.split(into.build(), Measure.OPERATION_TIME, Selection.ALL))
                .hasSize(1);
    }

    @Test
    void parts_ofABreakdownAddUpOnEveryPath() {
        List<Breakdown> split = Breakdown.split(Stories.epmutex(), Measure.CPU, Selection.ALL);
        ColumnTree tree = ColumnTree.of(split);

        List<ColumnTree.Node> open = new ArrayList<>(List.of(tree.root()));
        while (!open.isEmpty()) {
            ColumnTree.Node node = open.remove(open.size() - 1);
            long parts = 0;
            for (int i = 1; i < split.size(); i++) {
                parts += node.total(i);
            }
            assertThat(parts).as(node.frame().name()).isEqualTo(node.total(0));
            open.addAll(tree.children(node));
        }
    }

    private static Spending onCpu(List<Frame> frames) {
        return spending(Measure.CPU, frames);
    }

    private static Spending offCpu(List<Frame> frames) {
        return spending(Measure.OFF_CPU, frames);
    }

    private static Spending spending(Measure measure, List<Frame> frames) {
        RecordingBuilder into = new RecordingBuilder("made");
        into.sample(measure, "t", new Stack(frames), 1, 1);
        return Spent.of(into.build()).get(0).parts().keySet().iterator().next();
    }

    private static List<Frame> kernel(String... names) {
        return List.of(names).stream().map(Frame::kernel).toList();
    }
}
