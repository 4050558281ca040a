package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Change;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.SideCosts;
import io.lockspot.analyzer.compare.Subject;
import io.lockspot.analyzer.model.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Changed paths as text, a few lines each: by how much and how sure, where, and what it costs in every way to say it. */
final class PathChangesText {

    /** How many are shown; JSON has all of them. */
    private static final int MOST = 10;

    /** How many of a path's innermost frames are shown. */
    private static final int FRAMES = 8;

    private final Comparison comparison;
    private final Lines lines;

    private PathChangesText(Comparison comparison, Lines lines) {
        this.comparison = comparison;
        this.lines = lines;
    }

    static void write(List<Change> changes, Comparison comparison, Lines lines) throws IOException {
        PathChangesText text = new PathChangesText(comparison, lines);
        for (Change change : changes.subList(0, Math.min(MOST, changes.size()))) {
            text.write(change);
        }
        if (changes.size() > MOST) {
            lines.line(lines.style().faint("… " + (changes.size() - MOST) + " more; -o json has all of them"));
        }
    }

    private void write(Change change) throws IOException {
        String what = change.subject() instanceof Subject.OfWatch w
                ? Units.noun(w.measure()) + " in " + Names.printable(w.name())
                : Units.noun(((Subject.OfPath) change.subject()).measure());
        String interval =
                change.interval().map(i -> " (" + Changes.interval(i) + ")").orElse("");
        boolean shown = change.significant() || comparison.descriptive();
        String verdict =
                Changes.verdict(change).isEmpty() || comparison.descriptive() ? "" : " " + Changes.verdict(change);
        lines.text(
                "",
                Changes.change(change, comparison.descriptive()) + (shown ? interval : "") + verdict + ", "
                        + Changes.evidence(change, comparison.runs()) + ": " + what);
        if (change.subject() instanceof Subject.OfPath p) {
            lines.text(
                    "  ",
                    p.path().isEmpty() ? "everything" : Names.path(p.path().frames(), FRAMES));
        }
        lines.text("  ", costs(change));
        if (change.moved().isPresent()) {
            lines.text(
                    "  ",
                    (Changes.isMore(change) ? "moved from " : "moved to ")
                            + Names.path(change.moved().get().frames(), 2));
        }
    }

    private String costs(Change change) {
        SideCosts before = change.costs().orElseThrow().before();
        SideCosts after = change.costs().orElseThrow().after();
        Measure measure = change.subject() instanceof Subject.OfWatch w
                ? w.measure()
                : ((Subject.OfPath) change.subject()).measure();
        List<String> parts = new ArrayList<>();
        if (before.perOperation().isPresent()) {
            parts.add("per " + Names.printable(comparison.denominator().operation()) + " "
                    + fromTo(measure, before.perOperation(), after.perOperation()));
        }
        if (before.perCpuSecond().isPresent()) {
            parts.add("per CPU-second " + fromTo(measure, before.perCpuSecond(), after.perCpuSecond()));
        }
        parts.add("share " + share(before.share()) + " → " + share(after.share()));
        return String.join("; ", parts);
    }

    private static String fromTo(Measure measure, OptionalDouble before, OptionalDouble after) {
        return weight(measure, before.orElse(0)) + " → " + weight(measure, after.orElse(0));
    }

    private static String weight(Measure measure, double weight) {
        return measure == Measure.SAMPLES ? String.format(Locale.ROOT, "%.4g", weight) : Units.duration(weight);
    }

    private static String share(OptionalDouble share) {
        return share.isPresent() ? Units.share(share.getAsDouble()) : "none";
    }
}
