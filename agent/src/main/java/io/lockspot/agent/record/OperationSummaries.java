package io.lockspot.agent.record;

import io.lockspot.agent.probe.Buckets;
import io.lockspot.agent.probe.OperationCounts;
import io.lockspot.agent.probe.OperationSummaryEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes what each operation has added since the summary before. The probes count on while they are read: what is
 * missed this time comes the next, so all summaries together are exact. Not safe for threads.
 */
final class OperationSummaries {

    private final List<Totals> operations = new ArrayList<>();
    private final SummaryHistogram histogram = new SummaryHistogram();
    private final Consumer<OperationSummaryEvent> sink;
    private final long before;
    private long sequence;

    OperationSummaries(OperationCounts[] counts, boolean fromZero, Consumer<OperationSummaryEvent> sink) {
        this.sink = sink;
        for (OperationCounts operation : counts) {
            operations.add(new Totals(operation));
        }
        // What an earlier recording of this JVM has counted is not this one's.
        if (!fromZero) {
            operations.forEach(operation -> operation.takeAdded(histogram));
        }
        before = total();
    }

    /** Writes one event for each operation that has changed. */
    void write() {
        for (Totals operation : operations) {
            OperationSummaryEvent event = operation.takeAdded(histogram);
            if (event != null) {
                event.sequence = ++sequence;
                sink.accept(event);
            }
        }
    }

    /** How many operations the summaries so far have told of. */
    long written() {
        return total() - before;
    }

    private long total() {
        return operations.stream().mapToLong(operation -> operation.count).sum();
    }

    /** What was written of one operation so far. */
    private static final class Totals {

        /** Most servers use few of the operations that can be counted: only those that are seen take memory. */
        private static final long[] NOTHING_YET = {};

        private final OperationCounts counts;
        private long count;
        private long errors;
        private long totalTime;
        private long lockWaitTime;
        private long stillRegistered;
        private long totalDelay;
        private long[] times = NOTHING_YET;
        private long[] delays = NOTHING_YET;
        private long[] spare = NOTHING_YET;

        Totals(OperationCounts counts) {
            this.counts = counts;
        }

        OperationSummaryEvent takeAdded(SummaryHistogram histogram) {
            if (!hasChanged()) {
                return null;
            }
            OperationSummaryEvent event = new OperationSummaryEvent();
            event.operation = counts.operation();
            event.implementation = counts.implementation();
            event.count = -count + (count = counts.count());
            event.errors = -errors + (errors = counts.errors());
            event.totalTime = -totalTime + (totalTime = counts.totalTime());
            event.lockWaitTime = -lockWaitTime + (lockWaitTime = counts.lockWaitTime());
            event.stillRegistered = -stillRegistered + (stillRegistered = counts.stillRegistered());
            event.totalDelay = -totalDelay + (totalDelay = counts.totalDelay());
            event.maxTime = counts.takeMaxTime();
            event.maxDelay = counts.takeMaxDelay();
            takeHistograms(event, histogram);
            return event;
        }

        private boolean hasChanged() {
            return counts.count() != count
                    || counts.errors() != errors
                    || counts.totalTime() != totalTime
                    || counts.lockWaitTime() != lockWaitTime
                    || counts.stillRegistered() != stillRegistered
                    || counts.totalDelay() != totalDelay;
        }

        private void takeHistograms(OperationSummaryEvent event, SummaryHistogram histogram) {
            if (times == NOTHING_YET) {
                times = new long[Buckets.COUNT];
                delays = new long[Buckets.COUNT];
                spare = new long[Buckets.COUNT];
            }
            long[] before = times;
            times = cleared(spare);
            counts.addTimesTo(times);
            event.histogram = histogram.encode(before, times);
            spare = before;
            before = delays;
            delays = cleared(spare);
            counts.addDelaysTo(delays);
            event.delayHistogram = histogram.encode(before, delays);
            spare = before;
        }

        private static long[] cleared(long[] buckets) {
            Arrays.fill(buckets, 0);
            return buckets;
        }
    }
}
