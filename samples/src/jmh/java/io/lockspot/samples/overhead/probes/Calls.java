package io.lockspot.samples.overhead.probes;

import io.lockspot.agent.probe.Call;
import io.lockspot.agent.probe.JdkNio2Probe;
import io.lockspot.agent.probe.JdkNioProbe;
import io.lockspot.agent.probe.LockProbe;
import io.lockspot.agent.probe.LockWait;
import io.lockspot.agent.probe.NettyEpollProbe;
import io.lockspot.agent.probe.PerThread;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One benchmark for each kind of probe: what the woven code does, without the code that it is woven into. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Calls {

    private static final int EPFD = 900;
    private static final int MODIFY = 3;
    private static final int READ = 1;
    private static final int WRITE = 4;

    private final ReentrantLock lock = new ReentrantLock();
    private final Thread owner = new Thread("owner");
    private final int fd = 1000 + (int) Thread.currentThread().getId() % 64 * 64;
    private SocketChannel channel;
    private int events = READ;

    @Setup
    public void open() throws IOException {
        channel = SocketChannel.open();
    }

    @TearDown
    public void close() throws IOException {
        channel.close();
    }

    /** The cheapest operation: not nested, nothing to look up. */
    @Benchmark
    public void operation(Allocated allocated) {
        Call call = JdkNioProbe.enterRegister(channel);
        if (call != null) {
            call.thread.depth = call.index;
            JdkNioProbe.exit(call, null);
        }
    }

    /** A close that gives the descriptor back: two operations, one inside the other, and a note in the table. */
    @Benchmark
    public void closeWithRelease(Allocated allocated) {
        Call close = JdkNioProbe.enterClose(channel);
        JdkNioProbe.closeAsked(channel, fd);
        Call release = JdkNioProbe.enterRelease(channel, fd);
        if (release != null) {
            release.thread.depth = release.index;
            JdkNioProbe.exitRelease(release, channel, true, null);
        }
        if (close != null) {
            close.thread.depth = close.index;
            JdkNioProbe.exit(close, null);
        }
    }

    /** A change of interest in a native transport: an operation, a call of {@code epoll_ctl}, a note in the table. */
    @Benchmark
    public void modify(Allocated allocated) {
        events ^= WRITE;
        Call call = NettyEpollProbe.enterModify(fd);
        if (call != null) {
            call.thread.depth = call.index;
        }
        NettyEpollProbe.exitModify(call, EPFD, fd, events, null);
    }

    /** What {@code epoll_ctl} returned: counted and noted, no clock. */
    @Benchmark
    public int epollControl(Allocated allocated) {
        return JdkNio2Probe.controlled(0, EPFD, MODIFY, fd, READ);
    }

    /** Two notes of a selector on a key: in, and out again; table and counts, no clock. */
    @Benchmark
    public void descriptorTable(Allocated allocated) {
        PerThread updating = JdkNioProbe.enterUpdates(EPFD);
        JdkNioProbe.registeredEvents(channel, fd, 0, READ);
        JdkNioProbe.registeredEvents(channel, fd, READ, 0);
        if (updating != null) {
            updating.updating = -1;
        }
    }

    /** A wait for a lock that is shorter than the threshold, without the wait. */
    @Benchmark
    public void lockWait(Allocated allocated) {
        LockWait wait = LockProbe.enter(lock, null, false, owner);
        if (wait != null) {
            wait.open = false;
            LockProbe.exit(wait, lock);
        }
    }
}
