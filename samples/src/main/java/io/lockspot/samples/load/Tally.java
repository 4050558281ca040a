package io.lockspot.samples.load;

import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What came of some connections; tallies of different connections add up. Used by one thread. Times in nanoseconds. */
final class Tally {

    private static final int DIGITS = 3;

    private final Map<Ending, Long> endings = new EnumMap<>(Ending.class);
    private final Map<Failure, Long> failures = new EnumMap<>(Failure.class);
    private final Map<Failure, String> messages = new EnumMap<>(Failure.class);
    private final Histogram connectTimes = new Histogram(DIGITS);
    private final Histogram lifeTimes = new Histogram(DIGITS);
    private long requests;

    void connected(long nanos) {
        connectTimes.recordValue(nanos);
    }

    void answered() {
        requests++;
    }

    void ended(Ending ending, long lifeTime) {
        endings.merge(ending, 1L, Long::sum);
        lifeTimes.recordValue(lifeTime);
    }

    void failed(Failure failure, String message) {
        failures.merge(failure, 1L, Long::sum);
        messages.putIfAbsent(failure, String.valueOf(message));
    }

    void add(Tally other) {
        other.endings.forEach((ending, count) -> endings.merge(ending, count, Long::sum));
        other.failures.forEach((failure, count) -> failures.merge(failure, count, Long::sum));
        other.messages.forEach(messages::putIfAbsent);
        connectTimes.add(other.connectTimes);
        lifeTimes.add(other.lifeTimes);
        requests += other.requests;
    }

    /** Connections that went as they should. */
    long connections() {
        return sum(endings);
    }

    long connections(Ending ending) {
        return endings.getOrDefault(ending, 0L);
    }

    long requests() {
        return requests;
    }

    long failures() {
        return sum(failures);
    }

    Map<Failure, Long> failuresByKind() {
        return failures;
    }

    /** What the first failure of that kind said. */
    String message(Failure failure) {
        return messages.get(failure);
    }

    Histogram connectTimes() {
        return connectTimes;
    }

    /** From when a connection was to be started to its end. */
    Histogram lifeTimes() {
        return lifeTimes;
    }

    private static long sum(Map<?, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
