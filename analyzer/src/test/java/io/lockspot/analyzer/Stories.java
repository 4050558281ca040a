package io.lockspot.analyzer;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.HdrHistogram.Histogram;

/** Recordings that tell one story each. */
public final class Stories {

    public static final OperationKey CLOSE = new OperationKey("close", "jdk-nio");
    public static final OperationKey RELEASE = new OperationKey("release", "jdk-nio");
    public static final Lock CANCELLED_KEYS = new Lock("SelectorImpl.cancelledKeys", LockKind.MONITOR);

    public static final Stack CANCEL = java(
            "java.lang.Thread.run",
            "storm.Closer.run",
            "java.nio.channels.spi.AbstractInterruptibleChannel.close",
            "java.nio.channels.spi.AbstractSelectableChannel.implCloseChannel",
            "sun.nio.ch.SocketChannelImpl.implCloseSelectableChannel",
            "sun.nio.ch.SocketChannelImpl.implCloseNonBlockingMode",
            "java.nio.channels.spi.AbstractSelectionKey.cancel",
            "java.nio.channels.spi.AbstractSelector.cancel",
            "sun.nio.ch.SelectorImpl.cancel");

    private static final Stack DEREGISTER =
            java("java.lang.Thread.run", "storm.Loop.run", "sun.nio.ch.SelectorImpl.processDeregisterQueue");

    private static final List<String> TO_FPUT = List.of(
            "entry_SYSCALL_64_after_hwframe", "do_syscall_64", "syscall_exit_to_user_mode", "task_work_run", "__fput");

    private Stories() {}

    /** 32,000 connections closed at once, all on one selector. */
    public static Recording closestorm() {
        return closestormBuilder("closestorm.jfr").build();
    }

    /** What the agent says of the server of these stories, before anything happened. */
    static RecordingBuilder stormServer(String file) {
        RecordingBuilder into = new RecordingBuilder(file);
        into.format("lockspot");
        into.process("4711 storm.Server");
        into.environment("kernelRelease", "6.18.5");
        into.environment("javaVersion", "17.0.15");
        into.environment("cpus", "2");
        return into;
    }

    public static RecordingBuilder closestormBuilder(String file) {
        RecordingBuilder into = stormServer(file);
        into.covers(0);
        into.covers(10_000_000_000L);
        for (int i = 0; i < 4; i++) {
            into.lockWait(Measure.LOCK_WAIT, wait(CANCELLED_KEYS, "closer-" + i, CANCEL, "selector", 130_000_000));
        }
        into.lockWait(Measure.LOCK_WAIT, wait(CANCELLED_KEYS, "closer-1", CANCEL, "closer-2", 24_000_000));
        into.lockWait(Measure.LOCK_WAIT, wait(CANCELLED_KEYS, "selector", DEREGISTER, "", 16_000_000));
        Lock loaders = new Lock("java.util.concurrent.ConcurrentHashMap", LockKind.JUC);
        into.lockWait(
                Measure.LOCK_WAIT, wait(loaders, "main", java("storm.Server.main", "storm.Server.load"), "", 900_000));
        operations(into);
        return into;
    }

    private static void operations(RecordingBuilder into) {
        OperationStats register = into.operation(new OperationKey("register", "jdk-nio"));
        register.addCounts(32_000, 0, 0, 0);
        register.addTimes(96_000_000, 450_000, histogram(32_000, 3_000, 450_000));
        OperationStats close = into.operation(CLOSE);
        close.addCounts(32_000, 0, 32_000, 3_200_000);
        close.addTimes(1_056_000_000, 131_000_000, histogram(32_000, 14_000, 131_000_000));
        OperationStats release = into.operation(RELEASE);
        release.addCounts(32_000, 2, 0, 0);
        release.addTimes(224_000_000, 800_000, histogram(32_000, 7_000, 800_000));
        release.addDelays(96_000_000_000L, 24_000_000, histogram(32_000, 3_000_000, 24_000_000));
    }

    /** The kernel's epmutex, as an async-profiler recording of CPU time shows it; a tenth of it is idle. */
    public static Recording epmutex() {
        RecordingBuilder into = new RecordingBuilder("epmutex.jfr");
        into.format("async-profiler");
        into.covers(0);
        into.covers(5_000_000_000L);
        cpu(into, "conn-1", 500, closing("eventpoll_release_file", "__mutex_lock", "osq_lock"));
        cpu(into, "conn-2", 70, closing("eventpoll_release_file", "__mutex_lock", "mutex_spin_on_owner"));
        cpu(into, "conn-2", 40, closing("eventpoll_release_file", "ep_remove"));
        cpu(into, "conn-1", 150, closing("sock_close", "__sock_release"));
        cpu(into, "conn-2", 3, closing("dput"));
        cpu(into, "conn-2", 2, closing("dput", "_raw_spin_lock"));
        cpu(into, "conn-1", 35, new Stack(List.of(Frame.java("app.Server.accept"), Frame.nativeCode("accept4"))));
        cpu(into, "conn-1", 100, java("app.Server.accept", "app.Server.decode", "app.Server.decode"));
        List<Frame> idle = List.of(Frame.kernel("cpu_startup_entry"), Frame.kernel("do_idle"));
        cpu(into, "swapper", 100, new Stack(idle));
        return into.build();
    }

    /** Names that a terminal would obey. */
    public static Recording hostile() {
        RecordingBuilder into = new RecordingBuilder("evil\u001b[31m.jfr");
        into.format("jfr");
        into.process("1 \u001b]0;title\u0007");
        Lock lock = new Lock("a\u009b2Jlock", LockKind.MONITOR);
        into.lockWait(
                Measure.LOCK_WAIT,
                new LockWait(
                        lock,
                        "thread\r\n",
                        java("a.B\u001b[2J.c", "\u202eevil", "lone\ud800"),
                        "owner\u0000",
                        Stack.EMPTY,
                        1_000_000));
        into.operation(new OperationKey("close\u0007", "mine\t")).addCounts(1, 0, 0, 0);
        into.warn("odd", "the class \u001b[5mblink\u001b[0m is odd");
        return into.build();
    }

    /** Seeded random samples of CPU time and lock waits, few functions, so that they recur. */
    public static Recording random(long seed) {
        Random random = new Random(seed);
        RecordingBuilder into = new RecordingBuilder("random-" + seed);
        int stacks = 1 + random.nextInt(60);
        for (int i = 0; i < stacks; i++) {
            List<Frame> frames = new ArrayList<>();
            int depth = random.nextInt(12);
            for (int d = 0; d < depth; d++) {
                String name = "f" + random.nextInt(7);
                frames.add(random.nextBoolean() ? Frame.java(name) : Frame.kernel(name));
            }
            Measure measure = random.nextInt(5) == 0 ? Measure.LOCK_WAIT : Measure.CPU;
            into.sample(measure, "t" + random.nextInt(3), new Stack(frames), random.nextInt(1000), 1);
        }
        return into.build();
    }

    public static Stack java(String... names) {
        return new Stack(Arrays.stream(names).map(Frame::java).toList());
    }

    /** Values between the median and the longest, the same at each call. */
    public static Histogram histogram(int count, long median, long longest) {
        Histogram histogram = new Histogram(2);
        histogram.recordValueWithCount(median, count * 9L / 10);
        histogram.recordValueWithCount(median * 3, count - count * 9L / 10 - 1);
        histogram.recordValue(longest);
        return histogram;
    }

    private static LockWait wait(Lock lock, String thread, Stack stack, String owner, long nanos) {
        return new LockWait(lock, thread, stack, owner, Stack.EMPTY, nanos);
    }

    private static void cpu(RecordingBuilder into, String thread, int samples, Stack stack) {
        into.sample(Measure.CPU, thread, stack, samples * 4_000_000L, samples);
    }

    private static Stack closing(String... below) {
        List<Frame> frames = new ArrayList<>();
        frames.add(Frame.java("app.Server.closeConnection"));
        frames.add(Frame.java("io.netty.channel.unix.FileDescriptor.close"));
        frames.add(Frame.nativeCode("__close"));
        TO_FPUT.forEach(f -> frames.add(Frame.kernel(f)));
        Arrays.stream(below).forEach(f -> frames.add(Frame.kernel(f)));
        return new Stack(frames);
    }
}
