package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Warning;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What makes a comparison of the runs doubtful, or less than one could wish for. */
final class Comparability {

    private final Runs runs;
    private final List<Warning> warnings = new ArrayList<>();

    private Comparability(Runs runs) {
        this.runs = runs;
    }

    static List<Warning> of(Runs runs, List<Measure> compared, Denominator denominator) {
        Comparability comparability = new Comparability(runs);
        comparability.measures(compared);
        comparability.operations();
        comparability.denominator(denominator);
        return comparability.warnings;
    }

    private void measures(List<Measure> compared) {
        for (Measure measure : Measure.values()) {
            List<String> with = runs.all().stream()
                    .filter(r -> r.profiles().containsKey(measure))
                    .map(Run::name)
                    .toList();
            if (!with.isEmpty() && !compared.contains(measure)) {
                warnings.add(new Warning(
                        "measure-left-out",
                        "only " + with.size() + " of " + runs.size() + " runs have the measure " + measure.id()
                                + ", so it is not compared"));
            }
        }
    }

    private void operations() {
        Set<String> everywhere = null;
        Set<String> anywhere = new TreeSet<>();
        for (Run run : runs.all()) {
            Set<String> of = new TreeSet<>();
            run.operations().stream()
                    .filter(o -> o.count() > 0)
                    .forEach(o -> of.add(o.key().operation() + " (" + o.key().implementation() + ")"));
            anywhere.addAll(of);
            if (everywhere == null) {
                everywhere = of;
            } else {
                everywhere.retainAll(of);
            }
        }
        anywhere.removeAll(everywhere);
        if (!anywhere.isEmpty()) {
            warnings.add(new Warning(
                    "operation-left-out",
                    "not every run did " + String.join(", ", anywhere) + ", so that is not compared"));
        }
    }

    private void denominator(Denominator denominator) {
        if (denominator.kind() == Denominator.Kind.SHARE) {
            warnings.add(new Warning(
                    "shares",
                    "no operations were counted, so shares are compared: they add up to 100 %, so when one path gets"
                            + " cheaper all others seem to get dearer. A change counts only where it goes beyond what"
                            + " most other paths did together; record both sides with the agent"));
        } else if (denominator.kind() == Denominator.Kind.CPU_SECOND) {
            warnings.add(new Warning(
                    "per-cpu-second",
                    "no operations were counted, so costs are compared per CPU-second: how much work was done is not"
                            + " known, and more work makes all paths seem dearer. A change counts only where it goes"
                            + " beyond what most other paths did together; record both sides with the agent"));
        }
    }

    /** The warnings of the recordings themselves, each once. */
    static Set<Warning> ofRecordings(Runs runs) {
        Set<Warning> all = new LinkedHashSet<>();
        runs.all().forEach(r -> all.addAll(r.warnings()));
        return all;
    }
}
