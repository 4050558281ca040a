package io.lockspot.agent.probe;

/** What the recorder asks the probes. */
public final class Probes {

    private static final OperationCounts[] NONE = {};

    private Probes() {}

    /** Every pair of operation and implementation that can be counted; those never seen have a count of zero. */
    public static OperationCounts[] counts() {
        return NONE;
    }

    /** How many probe calls failed inside the agent; the application saw none of them. */
    public static long failures() {
        return 0;
    }

    /** How many probes turned themselves off after too many failures. */
    public static int off() {
        return 0;
    }

    /** How many events were due but not written. */
    public static long droppedEvents() {
        return 0;
    }

    /** Adds, modifies, deletes that reached epoll, by implementation. */
    public static EpollControlCounts[] epollControl() {
        return new EpollControlCounts[0];
    }

    /** Loads and initialises everything that a probe may touch, and registers the event classes. */
    public static void warmUp() {}
}
