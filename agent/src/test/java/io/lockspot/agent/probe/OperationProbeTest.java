package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class OperationProbeTest {

    private static final int DIVERS = 50;

    private final OperationProbe register = new OperationProbe(Operation.REGISTER, "test");
    private final OperationProbe modify = new OperationProbe(Operation.MODIFY, "test");
    private final OperationProbe close = new OperationProbe(Operation.CLOSE, "test");
    private final OperationProbe release = new OperationProbe(Operation.RELEASE, "test");

    @BeforeEach
    void start() {
        Settings.active = true;
    }

    @AfterEach
    void stop() {
        Settings.active = false;
        PerThread thread = PerThread.current();
        thread.depth = 0;
    }

    @Test
    void aCallInsideTheSame_isNotCountedAgain() {
        Call outer = close.enter(1);
        assertThat(close.enter(1)).isNull();
        exit(close, outer, false);

        assertThat(close.counter.count()).isOne();
        assertThat(close.counter.totalTime()).isPositive();
    }

    @Test
    void aReleaseInsideAClose_countsAsBoth() {
        Call outer = close.enter(1);
        Call inner = release.enter(1);
        inner.asked = outer.asking();
        inner.stillRegistered = true;
        closed(inner);
        release.exitRelease(inner, close, false);
        exit(close, outer, true);

        assertThat(release.counter.count()).isOne();
        assertThat(release.counter.totalDelay()).isBetween(release.counter.totalTime(), close.counter.totalTime());
        assertThat(release.counter.stillRegistered()).isOne();
        assertThat(close.counter.stillRegistered()).isOne();
        assertThat(close.counter.count()).isOne();
        assertThat(close.counter.errors()).isOne();
    }

    @Test
    void whatIsPartOfAnother_isNotCounted() {
        modify.partOf(register);
        Call registering = register.enter(1);
        assertThat(modify.enter(1)).isNull();
        exit(register, registering, false);

        assertThat(modify.enter(1)).isNotNull();
    }

    @Test
    void whenNotActive_nothingIsMeasured() {
        Settings.active = false;

        assertThat(close.enter(1)).isNull();
    }

    @Test
    void whileTheAgentIsAtWork_nothingIsMeasured() {
        PerThread.current().inAgent = true;
        try {
            assertThat(close.enter(1)).isNull();
        } finally {
            PerThread.current().inAgent = false;
        }
    }

    @Test
    void aCallThatIsNotCounted_leavesNoTrace() {
        closed(release.enter(1));

        assertThat(release.counter.count()).isZero();
        assertThat(PerThread.current().innermost()).isNull();
    }

    @Test
    void aCallThatWasLeftOpenInside_endsWithItsOuterOne() {
        Call outer = close.enter(1);
        assertThat(release.enter(1)).isNotNull();
        exit(close, outer, false);

        assertThat(release.enter(1)).isNotNull();
    }

    @Test
    void deepNesting_isFollowed() {
        OperationProbe[] probes = new OperationProbe[20];
        Call[] calls = new Call[probes.length];
        for (int i = 0; i < probes.length; i++) {
            probes[i] = new OperationProbe(Operation.CLOSE, "test");
            calls[i] = probes[i].enter(i);
        }
        for (int i = probes.length - 1; i >= 0; i--) {
            exit(probes[i], calls[i], false);
            assertThat(probes[i].counter.count()).isOne();
        }
    }

    @Test
    void waitingForALockInside_belongsToEveryCallAroundIt() {
        Settings.lockThresholdNanos = Long.MAX_VALUE;
        try {
            Call outer = close.enter(1);
            Call inner = release.enter(1);
            LockWait wait = LockProbe.enter(this, null, false, null);
            assertThat(LockProbe.enter(this, null, false, null))
                    .as("a wait inside a wait")
                    .isNull();
            wait.open = false;
            LockProbe.exit(wait, this);
            exit(release, inner, false);
            exit(close, outer, false);
            Call later = close.enter(1);
            exit(close, later, false);
        } finally {
            Settings.lockThresholdNanos = 20_000;
        }

        assertThat(release.counter.lockWaitTime()).isPositive().isLessThanOrEqualTo(release.counter.totalTime());
        assertThat(close.counter.lockWaitTime()).isEqualTo(release.counter.lockWaitTime());
    }

    @Test
    void whoWaitsForASharedSynchronizer_countsOnlyWhenSomebodyHoldsIt() {
        assertThat(LockProbe.enter(this, null, true, null)).isNull();

        LockWait wait = LockProbe.enter(this, null, true, Thread.currentThread());
        assertThat(wait).isNotNull();
        wait.open = false;
        LockProbe.exit(wait, this);
    }

    @Test
    void waitsOutsideOfOperations_areLeftOutWhenAskedTo() {
        try {
            Settings.lockWaits = LockWaits.OPERATIONS;
            assertThat(LockProbe.enter(this, null, false, null)).isNull();
            Call call = close.enter(1);
            LockWait wait = LockProbe.enter(this, null, false, null);
            assertThat(wait).isNotNull();
            wait.open = false;
            LockProbe.exit(wait, this);
            Settings.lockWaits = LockWaits.NONE;
            assertThat(LockProbe.enter(this, null, false, null)).isNull();
            exit(close, call, false);
        } finally {
            Settings.lockWaits = LockWaits.ALL;
        }
    }

    @Test
    void aThreadThatRunsOutOfStack_leavesNoCallOpen() throws InterruptedException {
        AtomicInteger clean = new AtomicInteger();
        for (int i = 0; i < DIVERS; i++) {
            // Of its own, because one that fails a hundred times is off.
            OperationProbe probe = new OperationProbe(Operation.CLOSE, "test");
            Runnable diver = () -> {
                dive(probe);
                clean.addAndGet(PerThread.current().innermost() == null ? 1 : 0);
            };
            Thread thread = new Thread(null, diver, "diver", 200_000 + i * 997L);
            thread.start();
            thread.join();
            assertThat(probe.counter.count()).isPositive();
        }

        assertThat(clean).hasValue(DIVERS);
    }

    /** Goes down until there is no stack, and probes all the way, as woven code does: nothing gets out of a probe. */
    private static void dive(OperationProbe probe) {
        try {
            Call call = probe.enter(1);
            if (call != null) {
                call.thread.depth = call.index;
                exitSuppressed(probe, call);
            }
            dive(probe);
        } catch (StackOverflowError e) {
            // The bottom, or what the advice suppresses.
        }
    }

    private static void exitSuppressed(OperationProbe probe, Call call) {
        try {
            probe.exit(call, false);
        } catch (StackOverflowError e) {
            // What the advice suppresses.
        }
    }

    private static void exit(OperationProbe probe, Call call, boolean failed) {
        closed(call);
        probe.exit(call, failed);
    }

    private static void closed(Call call) {
        call.thread.depth = call.index;
    }
}
