package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Change;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.GateResult;
import io.lockspot.analyzer.compare.OperationMetric;
import io.lockspot.analyzer.compare.Run;
import io.lockspot.analyzer.compare.Subject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison as text: the sentence first, then what it rests on, in the spirit of benchstat. */
final class ComparisonText {

    private final Comparison comparison;
    private final Lines lines;

    private ComparisonText(Comparison comparison, Lines lines) {
        this.comparison = comparison;
        this.lines = lines;
    }

    static void write(Comparison comparison, Lines lines) throws IOException {
        new ComparisonText(comparison, lines).write();
    }

    private void write() throws IOException {
        lines.text("", Names.printable(ComparisonHeadline.of(comparison)));
        lines.blank();
        lines.text("before  ", runs(comparison.runs().before()));
        lines.text("after   ", runs(comparison.runs().after()));
        lines.text("method  ", method());
        if (!comparison.gates().isEmpty()) {
            section("Gates");
            gates();
        }
        if (!comparison.operations().isEmpty()) {
            section("Operations");
            operations();
        }
        if (!comparison.locks().isEmpty()) {
            section("Locks, " + Changes.per(comparison.denominator()));
            table(comparison.locks(), "lock");
        }
        if (!comparison.watched().isEmpty()) {
            section("Watched, " + Changes.per(comparison.denominator()));
            PathChangesText.write(comparison.watched(), comparison, lines);
        }
        section("Changed paths, " + Changes.per(comparison.denominator()));
        paths();
        section("What this comparison could see");
        sensitivity();
    }

    private void section(String title) throws IOException {
        lines.blank();
        lines.title(title);
    }

    private static String runs(List<Run> runs) {
        String names = runs.size() <= 3
                ? runs.stream().map(r -> Names.printable(r.name())).collect(Collectors.joining(", "))
                : Names.printable(runs.get(0).name()) + " … "
                        + Names.printable(runs.get(runs.size() - 1).name());
        return Units.count(runs.size(), "run", "runs") + ": " + names + lengths(runs);
    }

    private static String lengths(List<Run> runs) {
        double[] sorted = runs.stream().mapToDouble(Run::durationNanos).sorted().toArray();
        if (sorted[0] <= 0) {
            return "";
        }
        String least = Units.duration(sorted[0]);
        String most = Units.duration(sorted[sorted.length - 1]);
        return "; " + (least.equals(most) ? least : least + " – " + most) + (runs.size() == 1 ? "" : " each");
    }

    private String method() {
        if (comparison.descriptive()) {
            return "too few runs for a test. ± is half of what the middle half of the slices of time within the runs"
                    + " covers, and ranges say how well the runs were sampled; neither says how much runs differ. In"
                    + " lists, changes that sampling alone does not explain";
        }
        return "moderated t over runs, " + Units.count(comparison.tested(), "figure and path", "figures and paths")
                + "; ± and ranges of 95 %" + (hasRare() ? ", ∞ where there is too little to tell" : "")
                + "; p corrected for their number (what is watched: Holm; the rest:"
                + " Benjamini-Hochberg); ~ is no significant change; better or WORSE when surely 10 % and half a"
                + " percentage point";
    }

    private boolean hasRare() {
        return Stream.of(comparison.operations(), comparison.locks())
                .flatMap(List::stream)
                .flatMap(c -> Stream.of(c.before(), c.after()))
                .anyMatch(Changes::isTooRare);
    }

    private void gates() throws IOException {
        for (GateResult gate : comparison.gates()) {
            lines.text(
                    String.format(Locale.ROOT, "%-13s ", GateWords.outcome(gate)),
                    Names.printable(gate.gate().text() + GateWords.detail(gate)));
        }
    }

    private void operations() throws IOException {
        String current = "";
        List<Change> group = new ArrayList<>();
        for (Change change : comparison.operations()) {
            Subject.OfOperation subject = (Subject.OfOperation) change.subject();
            String name =
                    subject.operation().operation() + " (" + subject.operation().implementation() + ")";
            if (!name.equals(current) && !group.isEmpty()) {
                table(group, current);
                lines.blank();
                group.clear();
            }
            current = name;
            group.add(change);
        }
        table(group, current);
    }

    private void table(List<Change> changes, String title) throws IOException {
        Table table = new Table().text(Names.printable(title)).number("before").number("after");
        table.number("change").text("").text("");
        for (Change change : changes) {
            boolean descriptive = comparison.descriptive();
            String interval =
                    change.interval().map(i -> "(" + Changes.interval(i) + ")").orElse("");
            table.row(List.of(
                    rowName(change.subject()),
                    Changes.figure(change.unit(), change.before()),
                    Changes.figure(change.unit(), change.after()),
                    Changes.change(change, descriptive),
                    change.significant() || descriptive ? interval : "",
                    Changes.evidence(change, comparison.runs()) + Changes.mark(change)));
        }
        table.write("", lines);
    }

    private static String rowName(Subject subject) {
        return subject instanceof Subject.OfOperation o
                ? ChangeNames.metric(o.metric())
                : Names.printable(((Subject.OfLock) subject).lock().name()) + ", "
                        + ChangeNames.metric(((Subject.OfLock) subject).metric());
    }

    private void paths() throws IOException {
        if (comparison.paths().isEmpty()) {
            lines.line("none");
        } else {
            PathChangesText.write(comparison.paths(), comparison, lines);
        }
    }

    private static String detectable(double ratio) {
        return ratio >= 1000 ? "none" : String.format(Locale.ROOT, "×%.2f", ratio);
    }

    private void sensitivity() throws IOException {
        if (comparison.descriptive()) {
            lines.text("", "nothing but a description: with fewer than 3 runs on a side it fails no build");
            return;
        }
        List<String> smallest = new ArrayList<>();
        comparison.operations().stream()
                .filter(c -> Changes.isOperation(c, OperationMetric.MEAN))
                .filter(c -> Changes.isOfTheOperation(c, comparison.denominator()))
                .findFirst()
                .ifPresent(c -> smallest.add(
                        detectable(c.detectableRatio().orElseThrow()) + " on the " + ChangeNames.of(c.subject())));
        comparison
                .sensitivity()
                .forEach(s -> smallest.add(
                        detectable(s.ratio()) + String.format(Locale.ROOT, " on a path of %.0f %%", s.share())));
        if (!smallest.isEmpty()) {
            lines.text("", "smallest change found in four of five comparisons: " + String.join(", ", smallest));
        }
        lines.text(
                "",
                "false alarms: " + comparison.falseAlarms().alarms() + " of "
                        + Units.count(
                                comparison.falseAlarms().relabellings(),
                                "comparison of these runs with the labels mixed",
                                "comparisons of these runs with the labels mixed"));
    }
}
