package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;

/** {@code lockspot.OperationSummary}: what was counted of one operation since the summary before. */
final class OperationSummaries implements EventHandler {

    private static final List<String> FIELDS = List.of(
            "operation",
            "implementation",
            "count",
            "errors",
            "totalTime",
            "maxTime",
            "lockWaitTime",
            "stillRegistered",
            "histogram",
            "totalDelay",
            "maxDelay",
            "delayHistogram",
            "sequence",
            "timed");
    private static final int OPERATION = 0;
    private static final int IMPLEMENTATION = 1;
    private static final int COUNT = 2;
    private static final int ERRORS = 3;
    private static final int TOTAL_TIME = 4;
    private static final int MAX_TIME = 5;
    private static final int LOCK_WAIT_TIME = 6;
    private static final int STILL_REGISTERED = 7;
    private static final int HISTOGRAM = 8;
    private static final int TOTAL_DELAY = 9;
    private static final int MAX_DELAY = 10;
    private static final int DELAY_HISTOGRAM = 11;
    private static final int SEQUENCE = 12;
    private static final int TIMED = 13;

    private final RecordingBuilder into;
    private final RunOfChunk chunk;

    OperationSummaries(RecordingBuilder into, RunOfChunk chunk) {
        this.into = into;
        this.chunk = chunk;
    }

    @Override
    public String type() {
        return "lockspot.OperationSummary";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return FIELDS;
    }

    @Override
    public void event(Event event) {
        Histogram times = histogram(event, HISTOGRAM);
        Histogram delays = histogram(event, DELAY_HISTOGRAM);
        for (int field = COUNT; field <= STILL_REGISTERED; field++) {
            if (event.number(field) < 0) {
                throw new ChunkDamage(event.offset(), "a summary with a negative " + FIELDS.get(field));
            }
        }
        OperationStats stats = into.operation(new OperationKey(event.text(OPERATION), event.text(IMPLEMENTATION)));
        stats.addCounts(
                event.number(COUNT),
                event.number(ERRORS),
                event.number(STILL_REGISTERED),
                event.number(LOCK_WAIT_TIME));
        if (event.has(TIMED)) {
            stats.addUntimed(Math.max(0, event.number(COUNT) - Math.max(0, event.number(TIMED))));
        }
        stats.addTimes(event.number(TOTAL_TIME), event.number(MAX_TIME), times);
        stats.addDelays(event.number(TOTAL_DELAY), event.number(MAX_DELAY), delays);
        chunk.run().agent();
        if (event.has(SEQUENCE)) {
            chunk.run().summary(event.number(SEQUENCE));
        }
    }

    private static Histogram histogram(Event event, int field) {
        Optional<Histogram> histogram = HistogramText.decode(event.text(field));
        return histogram.orElseThrow(
                () -> new ChunkDamage(event.offset(), "a summary whose " + FIELDS.get(field) + " cannot be decoded"));
    }
}
