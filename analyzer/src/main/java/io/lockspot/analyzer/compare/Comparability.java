package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Warning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Names everything but the change itself that the runs differ in, or that makes a comparison of them doubtful. */
final class Comparability {

    private static final Map<String, String> SAME = Map.of(
            "cpus", "number of CPUs",
            "cpuLimit", "CPU limit (thousandths of a CPU)",
            "lockWaits", "option lockWaits",
            "javaVersion", "Java version",
            "kernelRelease", "kernel",
            "agentVersion", "version of the agent");

    private static final double MUCH_LONGER = 2;
    private static final double SAME_INTERVAL = 1.02;

    private final Runs runs;
    private final List<Warning> warnings = new ArrayList<>();

    private Comparability(Runs runs) {
        this.runs = runs;
    }

    static List<Warning> of(Runs runs, List<Measure> compared, Denominator denominator) {
        Comparability comparability = new Comparability(runs);
        comparability.environment();
        comparability.formats();
        comparability.lengths();
        comparability.intervals();
        comparability.measures(compared);
        comparability.operations();
        comparability.denominator(denominator);
        return comparability.warnings;
    }

    private void environment() {
        for (String key : new TreeSet<>(SAME.keySet())) {
            Set<String> before = values(runs.before(), key);
            Set<String> after = values(runs.after(), key);
            Set<String> all = new TreeSet<>(before);
            all.addAll(after);
            if (all.size() > 1) {
                differ("different-" + key, "the " + SAME.get(key), String.join(", ", before), String.join(", ", after));
            }
        }
    }

    private static Set<String> values(List<Run> runs, String key) {
        Set<String> values = new TreeSet<>();
        for (Run run : runs) {
            for (RecordingInfo info : run.infos()) {
                String value = info.environment().getOrDefault(key, "");
                if (!value.isEmpty()) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    private void formats() {
        Set<String> before = formats(runs.before());
        Set<String> after = formats(runs.after());
        if (!before.equals(after)) {
            differ("different-format", "the kind of recording", String.join(", ", before), String.join(", ", after));
        }
    }

    private static Set<String> formats(List<Run> runs) {
        Set<String> formats = new TreeSet<>();
        runs.forEach(r -> r.infos().forEach(i -> formats.add(i.format())));
        return formats;
    }

    private void lengths() {
        double[] lengths = runs.each(Run::durationNanos);
        double before = Medians.of(Arrays.copyOf(lengths, runs.before().size()));
        double after = Medians.of(Arrays.copyOfRange(lengths, runs.before().size(), lengths.length));
        if (Math.min(before, after) > 0 && Math.max(before, after) / Math.min(before, after) >= MUCH_LONGER) {
            differ("different-length", "the length of the recordings", seconds(before), seconds(after));
        }
    }

    private static String seconds(double nanos) {
        return String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }

    private void intervals() {
        double before = interval(runs.before());
        double after = interval(runs.after());
        if (Math.min(before, after) > 0 && Math.max(before, after) / Math.min(before, after) > SAME_INTERVAL) {
            differ("different-interval", "the sampling interval", millis(before), millis(after));
        }
    }

    private static String millis(double nanos) {
        return String.format(Locale.ROOT, "%.3g ms", nanos / 1e6);
    }

    private static double interval(List<Run> runs) {
        return Medians.of(runs.stream()
                .map(r -> r.profiles().get(Measure.CPU))
                .mapToDouble(p -> p == null || p.counts().total() == 0
                        ? 0
                        : (double) p.weights().total() / p.counts().total())
                .toArray());
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
                            + " cheaper all others seem to get dearer; record both sides with the agent"));
        } else if (denominator.kind() == Denominator.Kind.CPU_SECOND) {
            warnings.add(new Warning(
                    "per-cpu-second",
                    "no operations were counted, so costs are compared per CPU-second: where all CPUs are busy these"
                            + " behave like shares, and how much work was done is not known; record both sides with"
                            + " the agent"));
        }
    }

    private void differ(String code, String what, String before, String after) {
        warnings.add(new Warning(
                code,
                "NOT THE SAME: " + what + " differs, before " + orUnknown(before) + ", after " + orUnknown(after)
                        + "; what changed may be due to that"));
    }

    private static String orUnknown(String text) {
        return text.isEmpty() ? "unknown" : text;
    }

    /** The warnings of the recordings themselves, each once. */
    static Set<Warning> ofRecordings(Runs runs) {
        Set<Warning> all = new LinkedHashSet<>();
        runs.all().forEach(r -> all.addAll(r.warnings()));
        return all;
    }
}
