package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.IdleTime;
import io.lockspot.analyzer.explain.Per;
import io.lockspot.analyzer.explain.PerChoice;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.flamegraphs.CallTreeDiff;
import io.lockspot.flamegraphs.DiffScale;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The call trees of one measure before a change and after it. Samples of idle CPUs are left out: they cost nothing.
 * Nothing is tested here; two recordings cannot tell how much equal ones differ.
 *
 * @param scales what weights may be divided by so that both sides can be compared, the best first; at least shares
 * @param samplesBefore how many events the side before was folded from
 */
public record Difference(
        Measure measure, CallTreeDiff tree, List<DiffScale> scales, long samplesBefore, long samplesAfter) {

    public Difference {
        scales = List.copyOf(scales);
    }

    public static Difference of(Recording before, Recording after, Measure measure, Selection selection) {
        Breakdown was = Breakdown.of(busy(before), measure, selection);
        Breakdown is = Breakdown.of(busy(after), measure, selection);
        List<DiffScale> scales = new ArrayList<>();
        perOperation(before, after, measure).ifPresent(scales::add);
        scale(PerChoice.of("second").orElseThrow(), before, after, measure).ifPresent(scales::add);
        scales.add(DiffScale.share(was.whole(), is.whole()));
        return new Difference(measure, CallTreeDiff.of(was.tree(), is.tree()), scales, was.samples(), is.samples());
    }

    private static Recording busy(Recording recording) {
        List<Sample> busy = recording.samples().stream()
                .filter(sample -> !IdleTime.isIdle(sample.stack()))
                .toList();
        return recording.with(busy);
    }

    /** Divided by the operation that the question is about, or by another one that both sides counted. */
    private static Optional<DiffScale> perOperation(Recording before, Recording after, Measure measure) {
        PerChoice any = new PerChoice(PerChoice.Kind.OPERATION, "", "");
        return scale(any, before, after, measure)
                .or(() -> before.operations().stream()
                        .map(counted -> new PerChoice(
                                PerChoice.Kind.OPERATION, counted.key().operation(), ""))
                        .flatMap(choice -> scale(choice, before, after, measure).stream())
                        .findFirst());
    }

    /** The same with what was asked for in front; empty when a side does not have it. */
    public Optional<Difference> beginningWith(PerChoice choice, Recording before, Recording after) {
        Optional<DiffScale> asked = choice.kind() == PerChoice.Kind.SHARE
                ? scales.stream().filter(s -> s.kind() == DiffScale.Kind.SHARE).findFirst()
                : scale(choice, before, after, measure);
        return asked.map(first -> {
            List<DiffScale> others = new ArrayList<>(scales);
            others.removeIf(
                    other -> other.kind() == first.kind() && other.name().equals(first.name()));
            others.add(0, first);
            return new Difference(measure, tree, others, samplesBefore, samplesAfter);
        });
    }

    private static Optional<DiffScale> scale(PerChoice choice, Recording before, Recording after, Measure measure) {
        Optional<Per> was = choice.in(before, measure);
        Optional<Per> is = choice.in(after, measure);
        if (was.isEmpty() || is.isEmpty()) {
            return Optional.empty();
        }
        double divisorBefore = was.get().divisor().orElse(1);
        double divisorAfter = is.get().divisor().orElse(1);
        if (was.get() instanceof Per.Operation one && is.get() instanceof Per.Operation other) {
            return one.operation().equals(other.operation())
                    ? Optional.of(DiffScale.perOperation(one.operation(), divisorBefore, divisorAfter))
                    : Optional.empty();
        }
        return Optional.of(DiffScale.perSecond(divisorBefore, divisorAfter));
    }
}
