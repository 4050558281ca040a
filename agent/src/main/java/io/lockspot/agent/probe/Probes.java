package io.lockspot.agent.probe;

/** What the recorder asks the probes. */
public final class Probes {

    private static final Implementation[] IMPLEMENTATIONS = Implementation.builtIn();

    private Probes() {}

    /** Every pair of operation and implementation that can be counted; those never seen have a count of zero. */
    public static OperationCounts[] counts() {
        Operation[] operations = Operation.values();
        OperationCounts[] users = UserProbes.counts();
        OperationCounts[] counts = new OperationCounts[IMPLEMENTATIONS.length * operations.length + users.length];
        int next = 0;
        for (Implementation implementation : IMPLEMENTATIONS) {
            for (Operation operation : operations) {
                counts[next++] = implementation.probe(operation).counter;
            }
        }
        System.arraycopy(users, 0, counts, next, users.length);
        return counts;
    }

    /**
     * Forgets what is known of descriptors and of what is still to come: at the end, so that nothing of the application is
     * kept alive, and before a start, for nobody has followed them since the last recording ended. What was counted stays.
     */
    public static void forget() {
        Descriptors.ALL.clear();
        PendingCloses.forgetAll();
    }

    /** How many probe calls failed inside the agent; the application saw none of them. */
    public static long failures() {
        return Guard.failures();
    }

    /** How many probes turned themselves off after too many failures. */
    public static int off() {
        return Guard.off();
    }

    /**
     * Why nothing is counted of what a hook serves; empty while it is counted. What nobody wants begins with {@code left
     * out}: it is missed by nobody.
     *
     * @param operation an operation, {@code lock-wait} or {@code epoll}
     */
    public static String turnedOff(String implementation, String operation) {
        if (operation.equals("lock-wait") && Settings.lockWaits == LockWaits.NONE) {
            return "left out by lockWaits=none";
        }
        if (Settings.overBudget) {
            return "the probes cost more than the budget";
        }
        return isOff(implementation, operation) ? "failed " + Guard.LIMIT + " times" : "";
    }

    private static boolean isOff(String implementation, String operation) {
        if (operation.equals("lock-wait")) {
            return LockProbe.isOff();
        }
        for (Implementation known : IMPLEMENTATIONS) {
            if (known.name.equals(implementation)) {
                return operation.equals("epoll")
                        ? known.guard.isOff()
                        : known.probe(Operation.of(operation)).isOff();
            }
        }
        return UserProbes.isOff(implementation, operation);
    }

    /** How many events were due but not written, because they would have cost too much of what they report. */
    public static long droppedEvents() {
        return Budget.dropped();
    }

    /** Adds, modifies, deletes that reached epoll, by implementation. */
    public static EpollControlCounts[] epollControl() {
        EpollControlCounts[] counts = new EpollControlCounts[IMPLEMENTATIONS.length];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = IMPLEMENTATIONS[i].epollControl;
        }
        return counts;
    }

    /** The calling thread is one of the agent's own: from now on nothing that it does is measured. */
    public static void ignoreThisThread() {
        PerThread.current().inAgent = true;
    }

    /** Lets the probes write events from now on; JFR must be up. */
    public static void writeEvents() {
        WarmUp.events();
        Settings.events = true;
    }

    /** Loads and initialises everything that a probe may touch, but for events. JFR need not be up, and stays down. */
    public static void warmUp() {
        WarmUp.run();
    }
}
