package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Calibration;
import io.lockspot.analyzer.compare.Calibration.Family;
import io.lockspot.analyzer.compare.SafeGate;
import io.lockspot.analyzer.compare.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** How often comparisons of equal runs cried wolf, and which gates are safe. */
final class CalibrationText {

    /** Classes of paths, by the share that they have at least, 0 to 1. */
    private static final double[] CLASSES = {0.2, 0.05, 0.01, 0};

    private static final int MOST_DRIFTS = 5;

    private final Calibration calibration;
    private final Lines lines;

    private CalibrationText(Calibration calibration, Lines lines) {
        this.calibration = calibration;
        this.lines = lines;
    }

    static void write(Calibration calibration, Lines lines) throws IOException {
        new CalibrationText(calibration, lines).write();
    }

    private void write() throws IOException {
        lines.headline(headline(calibration));
        lines.blank();
        lines.text("runs    ", runs());
        lines.text("splits  ", splits());
        lines.text("drift   ", drift());
        section("Alarms");
        Table alarms = new Table().text("").number("splits with an alarm");
        for (Family family : Family.values()) {
            alarms.row(List.of(
                    family.name().toLowerCase(Locale.ROOT),
                    Integer.toString(calibration.alarms().families().getOrDefault(family, 0))));
        }
        alarms.write("", lines);
        gates("Operations", "gate", g -> g.subject() instanceof Subject.OfOperation);
        gates("Locks", "gate", g -> g.subject() instanceof Subject.OfLock);
        gates("Watched", "function, in", g -> g.subject() instanceof Subject.OfWatch);
        section("Paths, by share");
        paths();
        lines.blank();
        lines.text(
                "",
                "A gate is safe from where no split fails, in either direction, and 95 of 100 are decided; a gate that is"
                        + " narrower is often inconclusive, which is exit code 5.");
    }

    static String headline(Calibration calibration) {
        String rate = String.format(Locale.ROOT, "%.1f %%", 100 * calibration.falseAlarmRate());
        return calibration.alarms().any() + " of "
                + Units.count(calibration.splits(), "comparison", "comparisons") + " of equal runs, "
                + calibration.side() + " against " + calibration.side() + ", cried wolf (" + rate + ")"
                + (calibration.falseAlarmRate() <= 0.05 ? "" : "; 5 % are promised: these runs are not all alike");
    }

    private String runs() {
        String names = Names.printable(calibration.runs().get(0).name()) + " … "
                + Names.printable(
                        calibration.runs().get(calibration.runs().size() - 1).name());
        return Units.count(calibration.runs().size(), "run", "runs") + ": " + names + "; "
                + Units.count(calibration.tested(), "figure and path", "figures and paths") + " tested";
    }

    private String splits() {
        return calibration.splits() >= calibration.possible()
                ? "all " + calibration.splits() + " ways to split them"
                        + (calibration.splits() < 100 ? "; so few tell a rate only roughly" : "")
                : calibration.splits() + " of " + Units.count(calibration.possible())
                        + " ways to split them, at random";
    }

    private String drift() {
        if (calibration.drift().isEmpty()) {
            return "none: the earlier half of the runs compares with the later one as equals do";
        }
        String what = calibration.drift().stream()
                .limit(MOST_DRIFTS)
                .map(ChangeNames::of)
                .collect(Collectors.joining(", "));
        int more = calibration.drift().size() - MOST_DRIFTS;
        return "the later half of the runs differs from the earlier one in " + what
                + (more > 0 ? " and " + more + " more" : "")
                + ": this machine changes with time, so run both sides in turns";
    }

    private void section(String title) throws IOException {
        lines.blank();
        lines.title(title);
    }

    private void gates(String title, String what, Predicate<SafeGate> which) throws IOException {
        List<SafeGate> shown = calibration.gates().stream().filter(which).toList();
        if (shown.isEmpty()) {
            return;
        }
        section(title);
        Table table =
                new Table().text(what).number("safe").number("no split fails").number("95 % decided");
        for (SafeGate gate : shown) {
            List<String> row = new ArrayList<>(List.of(name(gate.subject())));
            row.addAll(limits(gate));
            table.row(row);
        }
        table.write("", lines);
    }

    /** As a gate names it. */
    static String name(Subject subject) {
        if (subject instanceof Subject.OfOperation o) {
            return Names.printable(o.operation().operation()) + "." + o.metric().id() + " ("
                    + Names.printable(o.operation().implementation()) + ")";
        }
        if (subject instanceof Subject.OfLock l) {
            return "lock:" + Names.printable(l.lock().name()) + "." + l.metric().id();
        }
        if (subject instanceof Subject.OfWatch w) {
            return Names.printable(w.name()) + ", " + Units.noun(w.measure());
        }
        return ChangeNames.of(subject);
    }

    private static List<String> limits(SafeGate gate) {
        return List.of(limit(gate, gate.safe()), limit(gate, gate.neverFails()), limit(gate, gate.passes()));
    }

    private static String limit(SafeGate gate, OptionalInt percent) {
        String sign = gate.lowerIsBetter() ? "> +" : "< -";
        return percent.isPresent() && (gate.lowerIsBetter() || percent.getAsInt() < 100)
                ? sign + percent.getAsInt() + "%"
                : "none";
    }

    /** There may be hundreds of paths; what is safe for the worst of a class is safe for all of it. */
    private void paths() throws IOException {
        Table table =
                new Table().text("share").number("paths").number("safe for all").number("safe for half");
        List<SafeGate> left = new ArrayList<>(calibration.gates().stream()
                .filter(g -> g.subject() instanceof Subject.OfPath)
                .toList());
        double above = 1;
        for (double least : CLASSES) {
            List<SafeGate> these =
                    left.stream().filter(g -> g.share().orElse(0) >= least).toList();
            left.removeAll(these);
            if (!these.isEmpty()) {
                table.row(List.of(
                        shares(least, above),
                        Integer.toString(these.size()),
                        safe(these, these.size() - 1),
                        safe(these, (these.size() - 1) / 2)));
            }
            above = least;
        }
        if (table.rows().isEmpty()) {
            lines.line("none");
        } else {
            table.write("", lines);
        }
    }

    private static String shares(double least, double above) {
        return least == 0
                ? String.format(Locale.ROOT, "below %.0f %%", 100 * above)
                : above == 1
                        ? String.format(Locale.ROOT, "%.0f %% and more", 100 * least)
                        : String.format(Locale.ROOT, "%.0f to %.0f %%", 100 * least, 100 * above);
    }

    /** What is safe for all but the widest. */
    private static String safe(List<SafeGate> gates, int index) {
        int percent = gates.stream()
                .mapToInt(g -> g.safe().orElse(Integer.MAX_VALUE))
                .sorted()
                .toArray()[index];
        return percent == Integer.MAX_VALUE ? "none" : "> +" + percent + "%";
    }
}
