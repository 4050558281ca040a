package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Everything that the one-page report says about a recording.
 *
 * @param epoll the calls of {@code epoll_ctl}, by implementation
 * @param spent how the time of each measure was spent
 * @param measures those that the recording has
 * @param breakdown of the measure that was asked for, else of the one that the headline speaks of; empty when the
 *     recording has no samples
 */
public record Explanation(
        Headline headline,
        List<OperationRow> operations,
        List<EpollRow> epoll,
        List<LockRow> locks,
        Waiting waiting,
        List<Spent> spent,
        List<Measure> measures,
        Optional<Breakdown> breakdown,
        List<Signature> signatures) {

    public Explanation {
        operations = List.copyOf(operations);
        epoll = List.copyOf(epoll);
        locks = List.copyOf(locks);
        spent = List.copyOf(spent);
        measures = List.copyOf(measures);
        signatures = List.copyOf(signatures);
    }

    /** The same with another breakdown. */
    public Explanation with(Breakdown other) {
        return new Explanation(
                headline, operations, epoll, locks, waiting, spent, measures, Optional.of(other), signatures);
    }

    /**
     * @param measure the measure of the breakdown; empty for the one that the headline speaks of, and where it speaks of
     *     none, {@link Breakdown#defaultMeasure}
     */
    public static Explanation of(Recording recording, Optional<Measure> measure) {
        List<OperationRow> operations = Operations.of(recording);
        List<LockRow> locks = Locks.of(recording);
        List<Signature> signatures = Signatures.of(recording, locks);
        Headline headline = Headlines.of(recording, operations, locks, signatures);
        return new Explanation(
                headline,
                operations,
                EpollCalls.of(recording),
                locks,
                Waiting.of(recording),
                Spent.of(recording),
                Arrays.stream(Measure.values()).filter(recording::has).toList(),
                measure.or(() -> headline.measure().filter(recording::has))
                        .or(() -> Breakdown.defaultMeasure(recording))
                        .map(m -> Breakdown.of(recording, m, Selection.ALL)),
                signatures);
    }
}
