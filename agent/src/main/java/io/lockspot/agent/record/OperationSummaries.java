package io.lockspot.agent.record;

import io.lockspot.agent.probe.OperationCounts;
import io.lockspot.agent.probe.OperationSummaryEvent;
import java.util.ArrayList;
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

    /** How many operations were timed, of all that were counted in this JVM. */
    long timed() {
        long timed = 0;
        for (Totals operation : operations) {
            timed += operation.counted.timed();
        }
        return timed;
    }

    private long total() {
        long total = 0;
        for (Totals operation : operations) {
            total += operation.counted.count();
        }
        return total;
    }

    /** What was written of one operation so far. */
    private static final class Totals {

        private final OperationCounts counts;
        private final Added times = new Added();
        private final Added sampledTimes = new Added();
        private final Added delays = new Added();
        private Counted counted = Counted.NOTHING;
        private long errors;
        private long lockWaitTime;
        private long stillRegistered;
        private long totalDelay;

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
            // First what may fail for want of memory, while nothing is taken yet.
            Counted now = Counted.of(counts);
            Counted added = now.since(counted);
            readHistograms(event, histogram, added);
            event.timed = added.timed();
            event.count = added.count();
            event.totalTime = added.estimatedTime(counted);
            counted = now;
            event.errors = -errors + (errors = counts.errors());
            event.lockWaitTime = -lockWaitTime + (lockWaitTime = counts.lockWaitTime());
            event.stillRegistered = -stillRegistered + (stillRegistered = counts.stillRegistered());
            event.totalDelay = -totalDelay + (totalDelay = counts.totalDelay());
            event.maxTime = counts.takeMaxTime();
            event.maxDelay = counts.takeMaxDelay();
            return event;
        }

        /** An operation that takes time is counted, too. */
        private boolean hasChanged() {
            return counts.count() != counted.count()
                    || counts.errors() != errors
                    || counts.lockWaitTime() != lockWaitTime
                    || counts.stillRegistered() != stillRegistered
                    || counts.totalDelay() != totalDelay;
        }

        private void readHistograms(OperationSummaryEvent event, SummaryHistogram histogram, Counted added) {
            times.read(counts::addTimesTo);
            if (added.sampled() > 0) {
                sampledTimes.read(counts::addSampledTimesTo);
            }
            event.histogram = histogram.encode(times, sampledTimes, added.stoodFor());
            boolean delayed = counts.totalDelay() != totalDelay;
            if (delayed) {
                delays.read(counts::addDelaysTo);
            }
            event.delayHistogram = delayed ? histogram.encode(delays) : "";
            times.take();
            if (added.sampled() > 0) {
                sampledTimes.take();
            }
            if (delayed) {
                delays.take();
            }
        }
    }
}
