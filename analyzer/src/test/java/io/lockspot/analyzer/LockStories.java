package io.lockspot.analyzer;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;

/** A recording of a server whose threads queue on locks of all sorts, with all that reports say of that. */
public final class LockStories {

    private static final long START = 1_000_000_000_000L;
    private static final long MILLI = 1_000_000;

    private static final Lock CACHE = new Lock("app.Cache.lock", LockKind.JUC);
    private static final Lock EPMUTEX = new Lock("epmutex", LockKind.KERNEL_MUTEX);
    private static final Lock EP_MTX = new Lock("ep->mtx", LockKind.KERNEL_MUTEX);

    private static final Stack RELEASE = new Stack(List.of(
            Frame.kernel("task_work_run"),
            Frame.kernel("__fput"),
            Frame.kernel("eventpoll_release_file"),
            Frame.kernel("__mutex_lock")));

    private static final Stack CONTROL =
            new Stack(List.of(Frame.kernel("do_epoll_ctl"), Frame.kernel("ep_insert"), Frame.kernel("__mutex_lock")));

    private LockStories() {}

    public static Recording server() {
        RecordingBuilder into = new RecordingBuilder("server.jfr");
        into.format("jfr");
        into.covers(START);
        into.covers(START + 4_000 * MILLI);
        convoy(into);
        burst(into);
        circle(into);
        kernel(into);
        idle(into);
        into.sample(Measure.CPU, "closer-1", spinning("close_fd"), 60 * MILLI, 15);
        into.sample(Measure.CPU, "closer-2", spinning("alloc_fd"), 40 * MILLI, 10);
        into.sample(Measure.CPU, "closer-2", Stories.java("app.Server.serve"), 300 * MILLI, 75);
        return into.build();
    }

    /** Five closers take turns: each waits 40 ms, a hand-over every 8 ms, for 0.8 s without a gap. */
    private static void convoy(RecordingBuilder into) {
        for (int i = 0; i < 100; i++) {
            into.lockWait(
                    Measure.LOCK_WAIT,
                    new LockWait(
                            Stories.CANCELLED_KEYS,
                            "closer-" + i % 5,
                            Stories.CANCEL,
                            "selector",
                            Stack.EMPTY,
                            40 * MILLI,
                            0,
                            LockWait.Trace.of(START + 500 * MILLI + i * 8 * MILLI, i % 5, 0x7f00)));
        }
    }

    /** Two threads wait once each: a queue that drains. */
    private static void burst(RecordingBuilder into) {
        for (int i = 0; i < 2; i++) {
            into.lockWait(
                    Measure.LOCK_WAIT,
                    wait(CACHE, "http-" + i, "app.Cache.get", "", START + 100 * MILLI + i * MILLI, 3 * MILLI));
        }
    }

    /** The selector waits for the loader, the loader for the selector; not at the same time. */
    private static void circle(RecordingBuilder into) {
        Lock keys = new Lock("AbstractSelectableChannel.keyLock", LockKind.MONITOR);
        into.lockWait(
                Measure.LOCK_WAIT, wait(keys, "selector", "app.Loop.run", "loader", START + 2_000 * MILLI, 50 * MILLI));
        into.lockWait(
                Measure.LOCK_WAIT,
                wait(CACHE, "loader", "app.Loader.run", "selector", START + 3_000 * MILLI, 20 * MILLI));
        into.lockWait(
                Measure.LOCK_WAIT, wait(CACHE, "loader", "app.Loader.run", "loader", START + 3_100 * MILLI, 5 * MILLI));
    }

    /** The one mutex of the machine, and the mutexes of three epoll instances, one of which is hot. */
    private static void kernel(RecordingBuilder into) {
        for (int i = 0; i < 12; i++) {
            into.lockWait(
                    Measure.KERNEL_LOCK_WAIT,
                    new LockWait(
                            EPMUTEX,
                            "worker-" + i % 3,
                            RELEASE,
                            "",
                            Stack.EMPTY,
                            10 * MILLI,
                            2 * MILLI,
                            new LockWait.Trace(
                                    START + 3_500 * MILLI + i * 5 * MILLI,
                                    i % 3,
                                    0xffffffff82b78860L,
                                    i == 0 ? "" : "worker-" + (i - 1) % 3)));
        }
        for (int i = 0; i < 10; i++) {
            into.lockWait(
                    Measure.KERNEL_LOCK_WAIT,
                    new LockWait(
                            EP_MTX,
                            "worker-" + i % 3,
                            CONTROL,
                            "",
                            Stack.EMPTY,
                            MILLI,
                            0,
                            LockWait.Trace.of(
                                    START + i * 20 * MILLI, i % 3, 0xff11000100e60000L + Math.max(0, i - 7) * 0x100)));
        }
    }

    private static void idle(RecordingBuilder into) {
        Lock queue = new Lock("LinkedBlockingQueue.take in app.Worker.run", LockKind.QUEUE);
        Lock condition = new Lock("app.Box.wait in app.Box.take", LockKind.CONDITION);
        for (int i = 0; i < 20; i++) {
            into.otherWait(wait(queue, "worker-" + i % 4, "app.Worker.run", "", START + i, 900 * MILLI));
        }
        into.otherWait(wait(condition, "main", "app.Box.take", "", START, 2_500 * MILLI));
    }

    private static LockWait wait(Lock lock, String thread, String method, String owner, long start, long nanos) {
        return new LockWait(
                lock,
                thread,
                Stories.java("java.lang.Thread.run", method),
                owner,
                Stack.EMPTY,
                nanos,
                0,
                LockWait.Trace.of(start, thread.hashCode(), 0));
    }

    private static Stack spinning(String taker) {
        return new Stack(List.of(
                Frame.java("app.Server.close"),
                Frame.kernel("do_syscall_64"),
                Frame.kernel(taker),
                Frame.kernel("_raw_spin_lock"),
                Frame.kernel("native_queued_spin_lock_slowpath")));
    }
}
