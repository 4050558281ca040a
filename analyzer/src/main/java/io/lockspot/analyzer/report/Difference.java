package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Amount;
import io.lockspot.analyzer.compare.ComparedTree;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.Denominator;
import io.lockspot.analyzer.compare.Verdict;
import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.IdleTime;
import io.lockspot.analyzer.explain.Per;
import io.lockspot.analyzer.explain.PerChoice;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.CallTreeDiff;
import io.lockspot.flamegraphs.DiffScale;
import io.lockspot.flamegraphs.DiffTest;
import io.lockspot.flamegraphs.DiffVerdict;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The call trees of one measure before a change and after it. Samples of idle CPUs are left out: they cost nothing. Of a
 * comparison of runs it has the verdicts; two recordings alone cannot tell how much equal ones differ.
 *
 * @param scales what weights may be divided by so that both sides can be compared, the best first; at least shares
 * @param samplesBefore how many events the side before was folded from
 */
public record Difference(
        Measure measure, CallTreeDiff tree, List<DiffScale> scales, long samplesBefore, long samplesAfter) {

    public Difference {
        scales = List.copyOf(scales);
    }

    /** What a comparison of runs says of one measure, with its verdicts, if there were enough runs for any. */
    public static Difference of(Comparison comparison, ComparedTree compared) {
        CallTreeDiff tree = CallTreeDiff.of(compared.before(), compared.after());
        return of(comparison, compared, tree, scales(comparison.amounts(), tree));
    }

    /** The same of runs of which a part is shown: what is not shown has no frames, and is part of the whole only. */
    public static Difference ofPart(Comparison comparison, ComparedTree compared) {
        CallTreeDiff whole = CallTreeDiff.of(compared.before(), compared.after());
        CallTreeDiff part = CallTreeDiff.of(withFrames(whole.before()), withFrames(whole.after()));
        return of(comparison, compared, part, scales(comparison.amounts(), whole));
    }

    private static CallTree withFrames(CallTree tree) {
        CallTree shown = new CallTree();
        tree.forEachStack((rootFirst, weight) -> {
            if (!rootFirst.isEmpty()) {
                shown.add(rootFirst, weight);
            }
        });
        return shown;
    }

    private static Difference of(
            Comparison comparison, ComparedTree compared, CallTreeDiff tree, List<DiffScale> scales) {
        Map<List<Frame>, DiffVerdict> verdicts = new HashMap<>();
        compared.verdicts().forEach((path, verdict) -> verdicts.put(path, verdict(verdict)));
        CallTreeDiff judged = verdicts.isEmpty()
                ? tree.untested(TestWords.untested(compared.measure(), comparison.runs()))
                : tree.judged(
                        verdicts,
                        new DiffTest(TestWords.tested(comparison), scales.get(0).name()));
        return new Difference(compared.measure(), judged, scales, compared.eventsBefore(), compared.eventsAfter());
    }

    private static DiffVerdict verdict(Verdict verdict) {
        return switch (verdict) {
            case IMPROVEMENT -> DiffVerdict.IMPROVEMENT;
            case REGRESSION -> DiffVerdict.REGRESSION;
            case MOVED -> DiffVerdict.MOVED;
            case PASS, INCONCLUSIVE -> DiffVerdict.NOISE;
        };
    }

    /** By what was tested first. */
    private static List<DiffScale> scales(List<Amount> amounts, CallTreeDiff diff) {
        List<DiffScale> scales = new ArrayList<>();
        for (Amount amount : amounts) {
            scales.add(
                    amount.kind() == Denominator.Kind.OPERATION
                            ? DiffScale.perOperation(amount.operation(), amount.before(), amount.after())
                            : new DiffScale(
                                    DiffScale.Kind.SECOND,
                                    "CPU-second",
                                    amount.before(),
                                    amount.after(),
                                    "How much work was done in it is not known: more work seems to cost more."));
        }
        scales.add(DiffScale.share(diff.before().total(), diff.after().total()));
        return scales;
    }

    /** Two sides that were folded, each into one recording; nothing is tested. */
    public static Difference of(Recording before, Recording after, Measure measure, Selection selection) {
        Breakdown was = Breakdown.of(IdleTime.without(before), measure, selection);
        Breakdown is = Breakdown.of(IdleTime.without(after), measure, selection);
        List<DiffScale> scales = new ArrayList<>();
        perOperation(before, after, measure).ifPresent(scales::add);
        scale(PerChoice.of("second").orElseThrow(), before, after, measure).ifPresent(scales::add);
        scales.add(DiffScale.share(was.whole(), is.whole()));
        return new Difference(measure, CallTreeDiff.of(was.tree(), is.tree()), scales, was.samples(), is.samples());
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

    /** The same with the reason why nothing was tested. */
    public Difference untested(String why) {
        return new Difference(measure, tree.untested(why), scales, samplesBefore, samplesAfter);
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
