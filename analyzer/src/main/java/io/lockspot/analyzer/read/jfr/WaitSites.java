package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Names for what threads wait for that is no lock: the method of {@code java.util.concurrent} that they wait in, and who
 * called it, {@code LinkedBlockingQueue.take in java.util.concurrent.ThreadPoolExecutor.getTask}.
 */
final class WaitSites {

    private static final String CONCURRENT = "java.util.concurrent.";
    private static final String CONDITION = ".ConditionObject";

    private static final Pattern QUEUE = Pattern.compile(
            "java\\.util\\.concurrent\\.(?:\\w+(?:Queue|Deque)|ScheduledThreadPoolExecutor\\$DelayedWorkQueue"
                    + "|Exchanger|SubmissionPublisher)(?:\\$.*)?|java\\.util\\.(?:TimerThread|Timer)"
                    + "|java\\.lang\\.ref\\.(?:ReferenceQueue|Reference)(?:\\$.*)?");

    private static final Pattern FUTURE = Pattern.compile(
            "java\\.util\\.concurrent\\.(?:CompletableFuture|FutureTask|ForkJoinTask|\\w*Future)(?:\\$.*)?");

    private static final Pattern LATCH = Pattern.compile(
            "java\\.util\\.concurrent\\.(?:CountDownLatch|CyclicBarrier|Phaser)(?:\\$.*)?|java\\.lang\\.Thread");

    private static final Pattern SEMAPHORE = Pattern.compile("java\\.util\\.concurrent\\.Semaphore(?:\\$.*)?");

    /** Who runs other people's work; waiting in it is waiting for work. */
    private static final Pattern EXECUTOR =
            Pattern.compile("java\\.util\\.concurrent\\.(?:ThreadPoolExecutor(?:\\$Worker)?|ForkJoinWorkerThread"
                    + "|ScheduledThreadPoolExecutor)\\.\\w+"
                    + "|java\\.util\\.concurrent\\.ForkJoinPool\\.(?:awaitWork|runWorker|scan|deactivate)");

    private WaitSites() {}

    /** @param at the frame that asked for the parking */
    static Lock of(List<Frame> frames, int at) {
        int caller = at;
        LockKind kind = LockKind.PARKED;
        while (caller >= 0 && isPartOfTheWait(frames.get(caller).name())) {
            LockKind here = kind(type(frames.get(caller)));
            kind = kind == LockKind.PARKED || kind == LockKind.CONDITION && here != LockKind.PARKED ? here : kind;
            caller--;
        }
        if (caller == at) {
            String method = frames.get(at).name();
            boolean pool = EXECUTOR.matcher(method).matches();
            return pool ? new Lock(brief(method), LockKind.QUEUE) : parked(method);
        }
        String waits = brief(frames.get(caller + 1).name());
        return new Lock(caller < 0 ? waits : waits + " in " + frames.get(caller).name(), kind);
    }

    /** {@code Object.wait}. */
    static Lock monitor(String monitorClass, List<Frame> frames) {
        int caller = frames.size() - 1;
        while (caller >= 0 && type(frames.get(caller)).equals("java.lang.Object")) {
            caller--;
        }
        String method = caller < 0 ? "" : frames.get(caller).name();
        LockKind kind = caller < 0 ? LockKind.PARKED : kind(type(frames.get(caller)));
        return new Lock(
                LockNames.at((monitorClass.isEmpty() ? "java.lang.Object" : monitorClass) + ".wait", method),
                kind == LockKind.PARKED ? LockKind.CONDITION : kind);
    }

    private static Lock parked(String method) {
        return new Lock("LockSupport.park in " + method, LockKind.PARKED);
    }

    private static boolean isPartOfTheWait(String method) {
        return method.startsWith(CONCURRENT) && !EXECUTOR.matcher(method).matches();
    }

    /** What waiting in a method of that class is waiting for; {@link LockKind#PARKED} when the class does not tell. */
    static LockKind kind(String type) {
        if (QUEUE.matcher(type).matches()) {
            return LockKind.QUEUE;
        } else if (FUTURE.matcher(type).matches()) {
            return LockKind.FUTURE;
        } else if (LATCH.matcher(type).matches()) {
            return LockKind.LATCH;
        } else if (SEMAPHORE.matcher(type).matches()) {
            return LockKind.SEMAPHORE;
        }
        return type.replace('$', '.').endsWith(CONDITION) ? LockKind.CONDITION : LockKind.PARKED;
    }

    static String type(Frame frame) {
        int dot = frame.name().lastIndexOf('.');
        return dot < 0 ? "" : frame.name().substring(0, dot);
    }

    /** Without the package, which all these have in common. */
    private static String brief(String method) {
        int dot = method.lastIndexOf('.');
        String brief = method.substring(method.lastIndexOf('.', dot - 1) + 1);
        return brief.replaceFirst("^AbstractQueued(?:Long)?Synchronizer\\$ConditionObject", "Condition");
    }
}
