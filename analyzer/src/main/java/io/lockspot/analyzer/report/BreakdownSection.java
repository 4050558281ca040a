package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.FunctionTotal;
import io.lockspot.analyzer.model.Measure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A breakdown as text, as a tree or as a list of functions, under a line that says what 100 % is. */
public final class BreakdownSection {

    /** What a line must weigh when the user does not say; percent. */
    private static final double LEAST_SHARE = 0.5;

    private BreakdownSection() {}

    static void write(Report.OfBreakdown report, Lines lines) throws IOException {
        lines.line(whole(report.breakdown()));
        lines.blank();
        tree(report.breakdown(), report.cut(), LEAST_SHARE, lines);
    }

    static void tree(Breakdown breakdown, Report.Cut cut, double leastShare, Lines lines) throws IOException {
        if (breakdown.tree().isEmpty()) {
            lines.line("no stack left: nothing matches");
        } else {
            BreakdownText.write(breakdown, new TreeCut(breakdown, cut, leastShare), lines);
        }
    }

    static void write(Report.OfFunctions report, Lines lines) throws IOException {
        Breakdown breakdown = report.functions().breakdown();
        lines.line(whole(breakdown));
        lines.blank();
        TreeCut cut = new TreeCut(breakdown, report.cut(), LEAST_SHARE);
        List<FunctionTotal> shown = new ArrayList<>();
        List<FunctionTotal> all = report.functions().functions();
        all.stream().filter(f -> cut.isShown(f.total())).forEach(shown::add);
        Table table = new Table().number("total").number("self").text("function");
        for (FunctionTotal function : shown) {
            table.row(List.of(
                    Figures.of(breakdown, function.total()),
                    Figures.of(breakdown, function.self()),
                    Names.of(function.frame())));
        }
        table.write("", lines);
        int folded = all.size() - shown.size();
        if (folded > 0) {
            lines.blank();
            lines.line(lines.style()
                    .faint("folded: " + Units.count(folded, "function", "functions") + ", "
                            + cut.reason().substring(2)));
        }
    }

    /** What 100 % is, and how much of it is shown. */
    public static String whole(Breakdown breakdown) {
        Measure measure = breakdown.measure();
        String whole = measure == Measure.SAMPLES
                ? "100% = " + Units.weight(measure, breakdown.whole())
                : "100% = " + Units.weight(measure, breakdown.whole()) + " of " + Units.noun(measure) + " in "
                        + Units.count(breakdown.samples(), events(measure, true), events(measure, false));
        long shown = breakdown.tree().total();
        whole += Figures.whole(breakdown);
        return shown == breakdown.whole()
                ? whole
                : whole + "; selected: " + Units.share(breakdown.share(shown)) + ", " + Units.weight(measure, shown);
    }

    private static String events(Measure measure, boolean one) {
        String event = switch (measure) {
            case CPU, SAMPLES -> "sample";
            case LOCK_WAIT, KERNEL_LOCK_WAIT, OFF_CPU -> "wait";
            case OPERATION_TIME -> "operation";
        };
        return one ? event : event + "s";
    }
}
