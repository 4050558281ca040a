package io.lockspot.agent.probe;

import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/**
 * Runs what the probes run once, before anything is woven, so that no class is loaded and no event is registered from
 * inside somebody else's selector or lock.
 */
final class WarmUp {

    private static final int CANCELLED = -125;
    private static final Object NOBODY = new Object();

    /** Of an implementation that nobody asks for. One for all starts: the places of their counts are given for good. */
    private static final OperationProbe CLOSE = new OperationProbe(Operation.CLOSE, "warm-up");

    private static final OperationProbe RELEASE = new OperationProbe(Operation.RELEASE, "warm-up");
    private static final EpollControl EPOLL_CONTROL = new EpollControl("warm-up");

    private WarmUp() {}

    static void run() {
        boolean active = Settings.active;
        Settings.active = true;
        operation();
        lock();
        uncounted();
        Settings.active = active;
    }

    /** Registers the events that probes write, and initialises their classes. */
    static void events() {
        FlightRecorder.register(OperationEvent.class);
        FlightRecorder.register(LockWaitEvent.class);
        FlightRecorder.register(LockNameEvent.class);
        FlightRecorder.register(EpollControlEvent.class);
        FlightRecorder.register(OperationSummaryEvent.class);
        tryOut(new OperationEvent());
        Backdating.operationSince(System.nanoTime());
        tryOut(new LockWaitEvent());
        // Where somebody waited is asked for events only.
        LockSites.warmUp("lock");
    }

    private static void tryOut(Event event) {
        event.begin();
        event.end();
        event.shouldCommit();
    }

    private static void operation() {
        Call outer = CLOSE.enter(-1);
        Call inner = RELEASE.enter(-1);
        inner.asked = outer.asking();
        inner.stillRegistered = true;
        inner.thread.depth = inner.index;
        RELEASE.exitRelease(inner, CLOSE, true);
        RELEASE.exitReleaseAndClose(inner, CLOSE, false);
        outer.thread.depth = outer.index;
        CLOSE.exit(outer, true);
        new Times().count();
        EPOLL_CONTROL.added(0);
        Descriptors table = new Descriptors();
        table.registered(1, 0, 1);
        table.deregistered(1, 0);
        table.closeAsked(0, 1);
        table.instanceClosed(1);
        table.changeAsked(0, Asked.byRegister(Asked.at(1, false)));
        table.takeChange(0);
        new Budget().affords(1, 1);
    }

    private static void lock() {
        OwnerWatch.warmUp();
        String lock = "lock";
        WaitingThreads.ALL.giveBack(WaitingThreads.ALL.take(0));
        LockWait wait = LockProbe.enter(lock, null, false, null);
        if (wait != null) {
            wait.open = false;
            LockProbe.exit(wait, lock);
        }
    }

    /** Initialises the classes that woven code calls; with a descriptor of −1 none of this counts anything. */
    private static void uncounted() {
        JdkNioProbe.registeredEvents(NOBODY, -1, 0, 0);
        JdkNioProbe.instanceClosed(-1);
        JdkNioProbe.closeAsked(NOBODY, -1);
        JdkNioProbe.enterUpdates(-1);
        JdkNio2Probe.instanceClosed(-1, false);
        JdkNio2Probe.closing(-1);
        JdkNio2Probe.enterRelease();
        JdkPollerProbe.ownDescriptor(-1);
        EpollCtl.done(new Implementation("warm-up"), -1, 1, -1, 0, 0);
        Call untried = JdkSocketProbe.enterRelease(-1);
        if (untried != null) {
            untried.thread.depth = untried.index;
            JdkSocketProbe.exitRelease(untried, false, null);
        }
        NettyEpollProbe.claimed(-1, true);
        new PendingCloses().add(NOBODY, 0, -1);
        NettyIoUringProbe.enterCompletion(NOBODY, CANCELLED);
        NettyEpollProbe.ownDescriptor(-1);
        UserProbes.counts();
    }
}
