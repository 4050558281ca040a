package io.lockspot.agent.probe;

/**
 * The counters of one operation of one implementation, from the start of the agent on. Written by every thread of the
 * application, read by the recorder.
 */
public interface OperationCounts {

    /** {@code register}, {@code modify}, {@code deregister}, {@code close}, {@code release}, {@code wakeup}. */
    String operation();

    /** One of lockspot's, such as {@code jdk-nio}, or a name of the user's. */
    String implementation();

    long count();

    /** How many of them were timed. */
    long timed();

    /** How many of them were only counted, and not timed. */
    long untimed();

    /** How many ended in an exception. */
    long errors();

    /** How many found the descriptor still registered with an epoll instance. */
    long stillRegistered();

    /** Nanoseconds, all timed ones together. */
    long totalTime();

    /** Nanoseconds of all operations, from the mean of the timed ones; exact when all were timed. */
    default long estimatedTime() {
        long timed = timed();
        long untimed = untimed();
        return untimed == 0 || timed == 0 ? totalTime() : Math.round((double) totalTime() / timed * (timed + untimed));
    }

    /** The longest timed one in nanoseconds since the last call of this method. */
    long takeMaxTime();

    /** Nanoseconds waited for {@code java.util.concurrent} locks inside the operation. */
    long lockWaitTime();

    /** Adds the counts of the latency histogram to an array of {@link Buckets#COUNT}. */
    void addTimesTo(long[] buckets);

    /** Nanoseconds from what was asked for to this operation (close to release), all measured ones together. */
    long totalDelay();

    /** The longest delay in nanoseconds since the last call of this method. */
    long takeMaxDelay();

    /** Adds the counts of the delay histogram to an array of {@link Buckets#COUNT}. */
    void addDelaysTo(long[] buckets);
}
