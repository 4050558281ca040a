package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.explain.OperationRow;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingInfo;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Names everything but the change itself that the runs before and after differ in. */
final class Differences {

    /** Keys of {@link RecordingInfo#environment}, and what they are called. */
    private static final Map<String, String> SAME = new TreeMap<>(Map.ofEntries(
            Map.entry("agentVersion", "version of the agent"),
            Map.entry("arch", "kind of processor"),
            Map.entry("counter", "event that perf sampled by"),
            Map.entry("cpuLimit", "CPU limit (thousandths of a CPU)"),
            Map.entry("cpus", "number of CPUs"),
            Map.entry("javaVersion", "Java version"),
            Map.entry("kernelRelease", "kernel"),
            Map.entry("lockWaits", "option lockWaits"),
            Map.entry("machineCpus", "number of CPUs of the machine"),
            Map.entry("memoryLimit", "memory limit (bytes)"),
            Map.entry("profiler", "profiler")));

    private static final double MUCH_LONGER = 2;
    private static final double SAME_INTERVAL = 1.02;

    /** With a smaller part timed, quantiles and means are of fewer operations, and the agent's own cost is another. */
    private static final double SAME_PART = 1.5;

    private final Runs runs;
    private final List<Difference> found = new ArrayList<>();

    private Differences(Runs runs) {
        this.runs = runs;
    }

    static List<Difference> of(Runs runs) {
        Differences differences = new Differences(runs);
        SAME.forEach(differences::environment);
        differences.formats();
        differences.lengths();
        differences.intervals();
        differences.timing();
        differences.completeness();
        return differences.found;
    }

    /** What is not the same in all runs, also of one side. */
    private void environment(String key, String what) {
        Function<RecordingInfo, String> value = info -> info.environment().getOrDefault(key, "");
        Set<String> before = values(runs.before(), value);
        Set<String> after = values(runs.after(), value);
        Set<String> all = new TreeSet<>(before);
        all.addAll(after);
        if (all.size() > 1) {
            differ("different-" + key, "the " + what, String.join(", ", before), String.join(", ", after));
        }
    }

    /** A run may be made of recordings of several kinds, so only the sides are compared. */
    private void formats() {
        Set<String> before = values(runs.before(), RecordingInfo::format);
        Set<String> after = values(runs.after(), RecordingInfo::format);
        if (!before.equals(after)) {
            differ("different-format", "the kind of recording", String.join(", ", before), String.join(", ", after));
        }
    }

    private static Set<String> values(List<Run> runs, Function<RecordingInfo, String> value) {
        Set<String> values = new TreeSet<>();
        runs.forEach(r -> r.infos().forEach(i -> values.add(value.apply(i))));
        values.remove("");
        return values;
    }

    private void lengths() {
        ratio(
                "different-length",
                "the length of the recordings",
                MUCH_LONGER,
                runs.each(Run::durationNanos),
                Unit.SECONDS);
    }

    private void intervals() {
        ratio(
                "different-interval",
                "the sampling interval",
                SAME_INTERVAL,
                runs.each(Differences::interval),
                Unit.MILLIS);
    }

    private void timing() {
        Set<String> operations = new TreeSet<>();
        runs.all()
                .forEach(r -> r.operations().stream()
                        .filter(o -> o.count() > 0)
                        .forEach(o -> operations.add(o.key().operation())));
        for (String operation : operations) {
            ratio(
                    "different-timing",
                    "what part of the operation " + operation + " was timed",
                    SAME_PART,
                    runs.each(r -> timed(r, operation)),
                    Unit.PERCENT);
        }
    }

    private static double timed(Run run, String operation) {
        List<OperationRow> rows = run.operations().stream()
                .filter(o -> o.key().operation().equals(operation))
                .toList();
        double count = rows.stream().mapToLong(OperationRow::count).sum();
        return count == 0 ? 0 : rows.stream().mapToLong(OperationRow::timed).sum() / count;
    }

    private void completeness() {
        if (!runs.all().stream().allMatch(Differences::isWhole)) {
            differ(
                    "different-completeness",
                    "how much of the runs was recorded",
                    whole(runs.before()),
                    whole(runs.after()));
        }
    }

    private static boolean isWhole(Run run) {
        return run.infos().stream().allMatch(RecordingInfo::complete);
    }

    private static String whole(List<Run> runs) {
        return runs.stream().filter(Differences::isWhole).count() + " of " + runs.size() + " to the end";
    }

    /** How a number is written. */
    private enum Unit {
        SECONDS("%.1f s", 1e-9),
        MILLIS("%.3g ms", 1e-6),
        PERCENT("%.0f %%", 100);

        private final String format;
        private final double factor;

        Unit(String format, double factor) {
            this.format = format;
            this.factor = factor;
        }

        String text(double value) {
            return String.format(Locale.ROOT, format, value * factor);
        }
    }

    /** Compares medians; what is not known on a side is not compared. */
    private void ratio(String code, String what, double most, double[] values, Unit unit) {
        double before = Medians.of(Arrays.copyOf(values, runs.before().size()));
        double after = Medians.of(Arrays.copyOfRange(values, runs.before().size(), values.length));
        if (Math.min(before, after) > 0 && Math.max(before, after) / Math.min(before, after) >= most) {
            differ(code, what, unit.text(before), unit.text(after));
        }
    }

    private static double interval(Run run) {
        Profile profile = run.profiles().get(Measure.CPU);
        return profile == null || profile.counts().total() == 0
                ? 0
                : (double) profile.weights().total() / profile.counts().total();
    }

    private void differ(String code, String what, String before, String after) {
        found.add(new Difference(code, what, orUnknown(before), orUnknown(after)));
    }

    private static String orUnknown(String text) {
        return text.isEmpty() ? "unknown" : text;
    }
}
