package io.lockspot.samples.closestorm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What the storm did, counted by the program itself: whoever measures it from outside must come to the same counts.
 * Times are nanoseconds.
 */
final class StormResult {

    private final StormOptions options;
    private final List<Long> tearDowns = new ArrayList<>();
    private final List<long[]> closes = new ArrayList<>();
    private long opened;
    private long listeningClosed;
    private long wall;

    StormResult(StormOptions options) {
        this.options = options;
    }

    void opened(int connections) {
        opened += connections;
    }

    void round(TearDown tearDown) {
        tearDowns.add(tearDown.nanos());
        tearDown.closes().forEach(times -> closes.add(times.nanos()));
    }

    void listeningClosed() {
        listeningClosed++;
    }

    void finished(long nanos) {
        wall = nanos;
    }

    String toJson() {
        long[] sorted = closes.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        return "{"
                + String.join(
                        ",",
                        "\"schema\":\"lockspot.sample.closestorm/1\"",
                        "\"variant\":\"" + options.variant().label() + "\"",
                        "\"connections\":" + options.connections(),
                        "\"connectionsWanted\":" + options.wanted(),
                        "\"rounds\":" + options.rounds(),
                        "\"threads\":" + options.threads(),
                        "\"counts\":" + counts(sorted.length),
                        "\"closeTime\":" + closeTime(sorted),
                        "\"tearDownTimes\":"
                                + tearDowns.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")),
                        "\"tearDownTotal\":"
                                + tearDowns.stream().mapToLong(Long::longValue).sum(),
                        "\"wallTime\":" + wall)
                + "}";
    }

    /** Each connection was registered and modified once; the listening channel never met a selector. */
    private String counts(long accepted) {
        return "{\"register\":" + opened
                + ",\"modify\":" + opened
                + ",\"close\":" + (accepted + listeningClosed)
                + ",\"closeByKind\":{\"accepted\":" + accepted + ",\"listening\":" + listeningClosed + "}}";
    }

    private static String closeTime(long[] sorted) {
        long total = LongStream.of(sorted).sum();
        int last = sorted.length - 1;
        return "{\"total\":" + total
                + ",\"mean\":" + total / sorted.length
                + ",\"p50\":" + sorted[last / 2]
                + ",\"p99\":" + sorted[(int) (last * 0.99)]
                + ",\"max\":" + sorted[last] + "}";
    }
}
