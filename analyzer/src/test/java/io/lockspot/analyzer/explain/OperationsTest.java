package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OperationsTest {

    @Test
    void rows_followAConnectionsLife() {
        List<OperationRow> rows = Operations.of(Stories.closestorm());
        assertThat(rows).extracting(r -> r.key().operation()).containsExactly("register", "close", "release");
    }

    @Test
    void row_carriesCountsRatesAndQuantiles() {
        OperationRow close = Operations.of(Stories.closestorm()).get(1);
        assertThat(close.count()).isEqualTo(32_000);
        assertThat(close.perSecond()).hasValue(3_200);
        assertThat(close.mean()).isEqualTo(33_000);
        assertThat(close.p50()).isBetween(14_000L, 14_200L);
        assertThat(close.p99()).isBetween(42_000L, 42_500L);
        assertThat(close.max()).isEqualTo(131_000_000);
        assertThat(close.delay()).isEmpty();
    }

    @Test
    void lockWaitTime_addsMonitorsBelowTheOperationToWhatTheAgentCounted() {
        OperationRow close = Operations.of(Stories.closestorm()).get(1);
        long monitors = 4 * 130_000_000L + 24_000_000;
        assertThat(close.lockWaitTime()).isEqualTo(3_200_000 + monitors);
    }

    @Test
    void lockWaitTime_leavesOutJucLocks_whichTheAgentCountsItself() {
        RecordingBuilder into = Stories.closestormBuilder("r");
        long before = Operations.of(into.build()).get(1).lockWaitTime();
        Lock lock = new Lock("SocketChannelImpl.readLock", LockKind.JUC);
        into.lockWait(Measure.LOCK_WAIT, new LockWait(lock, "t", Stories.CANCEL, "", Stack.EMPTY, 1_000_000_000));
        assertThat(Operations.of(into.build()).get(1).lockWaitTime()).isEqualTo(before);
    }

    @Test
    void perSecond_isUnknownWithoutADuration() {
        RecordingBuilder into = new RecordingBuilder("r");
        into.operation(Stories.CLOSE).addCounts(10, 0, 0, 0);
        assertThat(Operations.of(into.build()).get(0).perSecond()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "java.nio.channels.spi.AbstractSelectableChannel.implCloseChannel, close, jdk-nio",
        "java.nio.channels.spi.AbstractSelectableChannel.register, register, jdk-nio",
        "sun.nio.ch.EPollSelectorImpl.implDereg, deregister, jdk-nio",
        "sun.nio.ch.UnixDispatcher.close, release, jdk-nio",
        "io.netty.channel.epoll.AbstractEpollChannel.doClose, close, netty-epoll",
        "com.acme.shaded.io.netty.channel.epoll.Native.epollCtlMod, modify, netty-epoll",
        "org.acme.netty.channel.unix.FileDescriptor.close, release, netty-epoll",
        "io.netty.channel.uring.AbstractIoUringChannel.doClose, close, netty-io_uring",
        "sun.nio.ch.AsynchronousSocketChannelImpl.close, close, jdk-nio2",
        "sun.nio.ch.NioSocketImpl.close, close, jdk-socket",
        "sun.nio.ch.Poller.register, register, jdk-poller",
    })
    void frame_belongsToItsOperation(String frame, String operation, String implementation) {
        assertThat(OperationFrames.operation(Stories.java("a.Main.main", frame, "b.C.d")))
                .contains(new OperationKey(operation, implementation));
    }

    @Test
    void closeOfAPipe_isToldByItsEnd() {
        Stack stack = Stories.java(
                "java.nio.channels.spi.AbstractSelectableChannel.implCloseChannel",
                "sun.nio.ch.SinkChannelImpl.implCloseSelectableChannel");
        assertThat(OperationFrames.operation(stack)).contains(new OperationKey("close", "jdk-pipe"));
    }

    @Test
    void frameThatOnlyEndsAlike_belongsToNoOperation() {
        assertThat(OperationFrames.operation(Stories.java("a.mychannel.epoll.Native.epollCtlAdd")))
                .isEmpty();
        assertThat(OperationFrames.operation(Stories.java("sun.nio.ch.EPollSelectorImpl.implDeregister")))
                .isEmpty();
    }

    @Test
    void outermostOperation_wins() {
        Stack stack = Stories.java(
                "java.nio.channels.spi.AbstractSelectableChannel.implCloseChannel", "sun.nio.ch.UnixDispatcher.close");
        assertThat(OperationFrames.operation(stack)).contains(Stories.CLOSE);
    }
}
