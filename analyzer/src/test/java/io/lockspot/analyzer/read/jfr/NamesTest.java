package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.flamegraphs.Frame;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "java/util/ArrayDeque, java.util.ArrayDeque",
        "EpChurn$$Lambda$16.0x00007fbae5023d18, EpChurn$$Lambda",
        "EpChurn$$Lambda/0x00007fbae5023d18, EpChurn$$Lambda",
        "EpChurn$$Lambda.0x000000001b041800, EpChurn$$Lambda",
        "java/lang/invoke/LambdaForm$MH.0x00007f9588001220, java.lang.invoke.LambdaForm$MH",
        "com/acme/Color0xff, com.acme.Color0xff",
        "com/acme/0x, com.acme.0x",
        "[I, int[]",
        "[[Ljava/lang/Object;, java.lang.Object[][]",
        "[, []",
        "jdk/jfr/internal/handlers/EventHandler2165_1795237995682-31954, jdk.jfr.internal.handlers.EventHandler",
    })
    void aClass_isTheSameInEveryRun(String name, String canonical) {
        assertThat(ClassNames.of(name)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource({
        "__mutex_lock.constprop.0, __mutex_lock",
        "finish_task_switch.isra.6_[k], finish_task_switch",
        "do_exit.cold, do_exit",
        "task_work_run+0x56, task_work_run",
        "foo.part.0.isra.3+0x1f, foo",
        "bar.llvm.123, bar",
    })
    void aKernelFunction_losesWhatTheCompilerAdded(String name, String canonical) {
        assertThat(CanonicalNames.kernel(name)).isEqualTo(Frame.kernel(canonical));
    }

    @ParameterizedTest
    @CsvSource({
        "java.util.ArrayDeque, sun.nio.ch.SelectorImpl.cancel, SelectorImpl.cancelledKeys",
        "java.util.ArrayDeque, sun.nio.ch.SelectorImpl.processDeregisterQueue, SelectorImpl.cancelledKeys",
        "sun.nio.ch.EPollSelectorImpl, sun.nio.ch.SelectorImpl.lockAndDoSelect, SelectorImpl.this",
        "sun.nio.ch.Util$2, sun.nio.ch.SelectorImpl.lockAndDoSelect, SelectorImpl.publicSelectedKeys",
        "java.lang.Object, sun.nio.ch.EPollSelectorImpl.setEventOps, EPollSelectorImpl.updateLock",
        "java.lang.Object, sun.nio.ch.EPollSelectorImpl.wakeup, EPollSelectorImpl.interruptLock",
        "java.lang.Object, java.nio.channels.spi.AbstractSelectableChannel.removeKey,"
                + " AbstractSelectableChannel.keyLock",
        "java.lang.Object, java.nio.channels.spi.AbstractSelectableChannel.configureBlocking,"
                + " AbstractSelectableChannel.regLock",
        "java.lang.Object, sun.nio.ch.SocketChannelImpl.kill, SocketChannelImpl.stateLock",
        "com.acme.Table, com.acme.Server.put, com.acme.Table in com.acme.Server.put",
    })
    void aMonitor_isNamedByItsField_orByItsClassAndPlace(String monitorClass, String site, String name) {
        assertThat(LockNames.monitor(monitorClass, stack(site))).isEqualTo(name);
    }

    @Test
    void theProbesFrames_areCutOffTheStacksOfItsEvents() {
        Stack own = stack("Server.close", "sun.nio.ch.SocketChannelImpl.kill", "io.lockspot.agent.probe.Probe.exit");

        assertThat(ProbedStacks.withoutProbe(own))
                .isEqualTo(stack("Server.close", "sun.nio.ch.SocketChannelImpl.kill"));
        assertThat(ProbedStacks.withoutProbe(Stack.EMPTY)).isEqualTo(Stack.EMPTY);
    }

    @Test
    void whatTheJvmLocksForClasses_isCalledThat() {
        assertThat(LockNames.monitor("int[]", stack("com.acme.Server.<init>")))
                .isEqualTo("class initialization in com.acme.Server.<init>");
        assertThat(LockNames.monitor(
                        "java.lang.Object", stack("jdk.internal.loader.BuiltinClassLoader.loadClassOrNull")))
                .isEqualTo("ClassLoader.parallelLockMap[]");
    }

    @Test
    void aMonitorWithoutAStack_isNamedByItsClass() {
        assertThat(LockNames.monitor("com.acme.Table", Stack.EMPTY)).isEqualTo("com.acme.Table");
    }

    @Test
    void acquiringALock_isWaitingForIt() {
        assertThat(parked(
                        "java.util.concurrent.locks.ReentrantLock$NonfairSync",
                        "com.acme.Server.put",
                        "java.util.concurrent.locks.ReentrantLock.lock",
                        "java.util.concurrent.locks.AbstractQueuedSynchronizer.acquire",
                        "java.util.concurrent.locks.LockSupport.park",
                        "jdk.internal.misc.Unsafe.park"))
                .isEqualTo(juc("java.util.concurrent.locks.ReentrantLock in com.acme.Server.put"));
    }

    @Test
    void gettingTheLockBackAfterAnAwait_isWaitingForIt() {
        assertThat(parked(
                        "java.util.concurrent.locks.ReentrantLock$NonfairSync",
                        "java.util.concurrent.LinkedBlockingQueue.take",
                        "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject.await",
                        "java.util.concurrent.locks.AbstractQueuedSynchronizer.acquire",
                        "java.util.concurrent.locks.LockSupport.park",
                        "jdk.internal.misc.Unsafe.park"))
                .isEqualTo(juc(
                        "java.util.concurrent.locks.ReentrantLock in java.util.concurrent.LinkedBlockingQueue.take"));
    }

    @ParameterizedTest
    @CsvSource({"20 ms, 20000000", "1 s, 1000000000", "500 us, 500000", "everyChunk, 0", "'', 0", "ms, 0", "x ms, 0"})
    void aPeriod_isRead_orUnknown(String text, long nanos) {
        assertThat(ProfilerSettings.nanos(text)).isEqualTo(nanos);
    }

    @Test
    void ofACommandLine_onlyTheMainClassIsTaken() {
        assertThat(JvmInformation.mainClass("com.acme.Server --password=secret"))
                .isEqualTo("com.acme.Server");
        assertThat(JvmInformation.mainClass("/opt/acme/server.jar --token x")).isEqualTo("server.jar");
        assertThat(JvmInformation.mainClass("")).isEmpty();
    }

    private static Lock parked(String parkedClass, String... rootFirst) {
        return ParkSites.of(parkedClass, stack(rootFirst));
    }

    private static Lock juc(String name) {
        return new Lock(name, LockKind.JUC);
    }

    private static Stack stack(String... rootFirst) {
        return new Stack(Arrays.stream(rootFirst).map(Frame::java).toList());
    }
}
