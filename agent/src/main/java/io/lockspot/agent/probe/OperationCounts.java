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

    /** How many of the timed ones stand for others as well: their threads timed only some, drawn at random. */
    long sampled();

    /** How many of them were only counted, and not timed. */
    long untimed();

    /** How many ended in an exception. */
    long errors();

    /** How many found the descriptor still registered with an epoll instance. */
    long stillRegistered();

    /** Nanoseconds, all timed ones together. */
    long totalTime();

    /** Nanoseconds of the {@link #sampled} ones. */
    long sampledTime();

    /**
     * Nanoseconds of all operations; exact when all were timed. Those that were not are taken to be like the sampled ones,
     * or, where there are none, like all that were timed.
     */
    default long estimatedTime() {
        long untimed = untimed();
        long sampled = sampled();
        long alike = sampled == 0 ? timed() : sampled;
        double mean = alike == 0 ? 0 : (double) (sampled == 0 ? totalTime() : sampledTime()) / alike;
        return totalTime() + Math.round(mean * untimed);
    }

    /** The longest timed one in nanoseconds since the last call of this method. */
    long takeMaxTime();

    /** Nanoseconds waited for {@code java.util.concurrent} locks inside the operation. */
    long lockWaitTime();

    /** Adds the counts of the latency histogram to an array of {@link Buckets#COUNT}: of those that stand for themselves. */
    void addTimesTo(long[] buckets);

    /** The same of the {@link #sampled} ones. */
    void addSampledTimesTo(long[] buckets);

    /**
     * Nanoseconds from what was asked for to this operation (close to release), all measured ones together; one that
     * stands for others counts as often.
     */
    long totalDelay();

    /** The longest delay in nanoseconds since the last call of this method. */
    long takeMaxDelay();

    /** Adds the counts of the delay histogram to an array of {@link Buckets#COUNT}. */
    void addDelaysTo(long[] buckets);
}
