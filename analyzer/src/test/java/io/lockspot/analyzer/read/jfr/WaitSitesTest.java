package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WaitSitesTest {

    /** Stacks as JDK 17 and 25 leave them, innermost first; j stands for java.util.concurrent. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONDITION | Condition.awaitNanos in com.acme.Server.run"
                        + " | j.locks.AbstractQueuedSynchronizer$ConditionObject"
                        + " | j.locks.AbstractQueuedSynchronizer$ConditionObject.awaitNanos < com.acme.Server.run",
                "QUEUE | LinkedBlockingQueue.take in j.ThreadPoolExecutor.getTask"
                        + " | j.locks.AbstractQueuedSynchronizer$ConditionObject"
                        + " | j.locks.AbstractQueuedSynchronizer$ConditionObject.await < j.LinkedBlockingQueue.take"
                        + " < j.ThreadPoolExecutor.getTask < j.ThreadPoolExecutor.runWorker",
                "QUEUE | LinkedBlockingQueue.poll in com.acme.Server.next"
                        + " | j.locks.AbstractQueuedSynchronizer$ConditionObject"
                        + " | j.locks.AbstractQueuedSynchronizer$ConditionObject.awaitNanos < j.LinkedBlockingQueue.poll"
                        + " < com.acme.Server.next",
                "QUEUE | LinkedBlockingQueue.take in j.ThreadPoolExecutor.getTask"
                        + " | j.locks.AbstractQueuedSynchronizer$ConditionObject"
                        + " | j.locks.AbstractQueuedSynchronizer$ConditionNode.block < j.ForkJoinPool.unmanagedBlock"
                        + " < j.ForkJoinPool.managedBlock < j.locks.AbstractQueuedSynchronizer$ConditionObject.await"
                        + " < j.LinkedBlockingQueue.take < j.ThreadPoolExecutor.getTask",
                "QUEUE | ScheduledThreadPoolExecutor$DelayedWorkQueue.take in j.ThreadPoolExecutor.getTask"
                        + " | j.locks.AbstractQueuedSynchronizer$ConditionObject"
                        + " | j.locks.AbstractQueuedSynchronizer$ConditionObject.await"
                        + " < j.ScheduledThreadPoolExecutor$DelayedWorkQueue.take < j.ThreadPoolExecutor.getTask",
                "QUEUE | SynchronousQueue.poll in j.ThreadPoolExecutor.getTask | j.SynchronousQueue$TransferStack"
                        + " | j.SynchronousQueue$TransferStack.transfer < j.SynchronousQueue.poll"
                        + " < j.ThreadPoolExecutor.getTask",
                "QUEUE | SynchronousQueue.poll in j.ThreadPoolExecutor.getTask | j.LinkedTransferQueue$DualNode"
                        + " | j.LinkedTransferQueue$DualNode.await < j.SynchronousQueue$Transferer.xferLifo"
                        + " < j.SynchronousQueue.xfer < j.SynchronousQueue.poll < j.ThreadPoolExecutor.getTask",
                "QUEUE | ForkJoinPool.awaitWork | j.ForkJoinPool"
                        + " | j.ForkJoinPool.awaitWork < j.ForkJoinPool.runWorker < j.ForkJoinWorkerThread.run",
                "LATCH | CountDownLatch.await in com.acme.Main.main | j.CountDownLatch$Sync"
                        + " | j.locks.AbstractQueuedSynchronizer.acquire"
                        + " < j.locks.AbstractQueuedSynchronizer.acquireSharedInterruptibly < j.CountDownLatch.await"
                        + " < com.acme.Main.main",
                "LATCH | CyclicBarrier.await in com.acme.Main.step | j.locks.AbstractQueuedSynchronizer$ConditionObject"
                        + " | j.locks.AbstractQueuedSynchronizer$ConditionObject.await < j.CyclicBarrier.dowait"
                        + " < j.CyclicBarrier.await < com.acme.Main.step",
                "SEMAPHORE | Semaphore.acquire in com.acme.Pool.borrow | j.Semaphore$NonfairSync"
                        + " | j.locks.AbstractQueuedSynchronizer.acquire"
                        + " < j.locks.AbstractQueuedSynchronizer.acquireSharedInterruptibly < j.Semaphore.acquire"
                        + " < com.acme.Pool.borrow",
                "FUTURE | CompletableFuture.get in com.acme.Client.call | j.CompletableFuture$Signaller"
                        + " | j.CompletableFuture$Signaller.block < j.ForkJoinPool.unmanagedBlock"
                        + " < j.ForkJoinPool.managedBlock < j.CompletableFuture.waitingGet < j.CompletableFuture.get"
                        + " < com.acme.Client.call",
                "FUTURE | FutureTask.get in com.acme.Client.call | j.FutureTask"
                        + " | j.FutureTask.awaitDone < j.FutureTask.get < com.acme.Client.call",
                "PARKED | LockSupport.park in com.acme.Loop.idle | '' | com.acme.Loop.idle < com.acme.Loop.run",
                "PARKED | LockSupport.park | '' | ''",
            })
    void whatIsNoLock_hasANameAndAKindThatSaysSo(LockKind kind, String name, String parkedClass, String leafFirst) {
        assertThat(ParkSites.of(full(parkedClass), parking(leafFirst))).isEqualTo(new Lock(full(name), kind));
        assertThat(kind.isLock()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "CONDITION, com.acme.Box.wait in com.acme.Box.take, com.acme.Box, com.acme.Box.take",
        "QUEUE, java.lang.ref.ReferenceQueue$Lock.wait in java.lang.ref.ReferenceQueue.remove,"
                + " java.lang.ref.ReferenceQueue$Lock, java.lang.ref.ReferenceQueue.remove",
        "QUEUE, java.util.TaskQueue.wait in java.util.TimerThread.mainLoop, java.util.TaskQueue,"
                + " java.util.TimerThread.mainLoop",
        "LATCH, java.lang.Thread.wait in java.lang.Thread.join, java.lang.Thread, java.lang.Thread.join",
    })
    void objectWait_isNoLock(LockKind kind, String name, String monitorClass, String caller) {
        List<Frame> frames =
                List.of(Frame.java(caller), Frame.java("java.lang.Object.wait"), Frame.java("java.lang.Object.wait0"));

        assertThat(WaitSites.monitor(monitorClass, frames)).isEqualTo(new Lock(name, kind));
    }

    @Test
    void objectWait_withoutAStack_isNamedByItsClass() {
        assertThat(WaitSites.monitor("", List.of())).isEqualTo(new Lock("java.lang.Object.wait", LockKind.CONDITION));
    }

    private static String full(String text) {
        return text.replaceAll("\\bj\\.", "java.util.concurrent.");
    }

    private static Stack parking(String leafFirst) {
        List<Frame> frames = leafFirst.isEmpty()
                ? new java.util.ArrayList<>()
                : Arrays.stream(leafFirst.split(" < "))
                        .map(f -> Frame.java(full(f)))
                        .collect(Collectors.toList());
        frames.add(0, Frame.java("java.util.concurrent.locks.LockSupport.park"));
        frames.add(0, Frame.java("jdk.internal.misc.Unsafe.park"));
        Collections.reverse(frames);
        return new Stack(frames);
    }
}
