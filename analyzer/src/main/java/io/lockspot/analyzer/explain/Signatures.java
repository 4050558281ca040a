package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Finds the known hot spots in a recording. */
public final class Signatures {

    /** Where they are looked for; last, in what was counted. */
    private static final List<Optional<Measure>> WHERE = List.of(
            Optional.of(Measure.CPU),
            Optional.of(Measure.SAMPLES),
            Optional.of(Measure.KERNEL_LOCK_WAIT),
            Optional.of(Measure.LOCK_WAIT),
            Optional.empty());

    private static final Comparator<Signature> LARGEST_FIRST = Comparator.<Signature, Boolean>comparing(
                    s -> s.measure().isEmpty())
            .thenComparing(Comparator.comparingDouble(Signature::share).reversed())
            .thenComparing(Signature::id)
            .thenComparing(s -> WHERE.indexOf(s.measure()));

    private Signatures() {}

    /** The known hot spots that matter in this recording: first those that cost time, largest share first. */
    public static List<Signature> of(Recording recording) {
        return of(recording, Locks.of(recording));
    }

    /** @param locks the recording's table of locks */
    static List<Signature> of(Recording recording, List<LockRow> locks) {
        Facts facts = new Facts(recording, locks);
        List<Signature> found = new ArrayList<>();
        for (KnownSignature known : KnownSignatures.all()) {
            for (Optional<Measure> measure : WHERE) {
                Stream.of(measure)
                        .flatMap(m -> new Search(facts, m).find(known.find()).stream())
                        .filter(f -> f.measure().equals(measure))
                        .map(f -> signature(known, f, facts))
                        .forEach(found::add);
            }
        }
        found.sort(LARGEST_FIRST);
        return found;
    }

    private static Signature signature(KnownSignature known, Finding finding, Facts facts) {
        Optional<CpuUse> use = finding.measure().map(facts::use);
        Optional<Sampled> sampled = finding.measure()
                .filter(Measure::sampled)
                .map(m -> facts.use(m).sampled(finding.total(), finding.events()));
        return new Signature(
                known.about(),
                finding.measure(),
                finding.total(),
                finding.events(),
                finding.share(),
                use.filter(u -> u.idle() > 0)
                        .map(u -> OptionalDouble.of(u.shareOfBusy(finding.total())))
                        .orElse(OptionalDouble.empty()),
                sampled,
                finding.measure()
                        .filter(facts::isCpuTime)
                        .filter(m -> sampled.filter(Sampled::coarse).isEmpty())
                        .flatMap(m -> known.bounds())
                        .flatMap(of -> use.get().bound(finding.total(), of)),
                finding.evidence(),
                finding.waitsAt(),
                finding.counts());
    }
}
