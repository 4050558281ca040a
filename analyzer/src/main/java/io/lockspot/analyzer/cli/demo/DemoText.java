package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.DemoRow.Verdict;
import io.lockspot.analyzer.cli.demo.scenario.Scenario;
import io.lockspot.analyzer.cli.demo.scenario.Variant;
import io.lockspot.analyzer.cli.demo.scenario.View;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.report.TextWriter;
import java.io.IOException;
import java.io.PrintWriter;

/** The outcome for people: the report of before, the table, one sentence, and where everything is. */
final class DemoText {

    private final DemoOutcome outcome;
    private final DemoPages pages;
    private final Analysis analysis;

    DemoText(DemoOutcome outcome, DemoPages pages, Analysis analysis) {
        this.outcome = outcome;
        this.pages = pages;
        this.analysis = analysis;
    }

    void print(PrintWriter out) throws IOException {
        RunResult typical = outcome.typical(Variant.BEFORE);
        analysis.report(typical.recording(), outcome.scenario().view(), out);
        out.println();
        out.println("Before and after" + runs());
        out.println();
        TextWriter.paragraph(
                "", outcome.scenario().name() + ": " + outcome.scenario().story(), out);
        out.println();
        for (Variant variant : Variant.values()) {
            out.printf("  %-8s%s%n", variant.label(), outcome.scenario().explanation(variant));
        }
        out.println();
        new DemoTable(outcome.rows()).text().lines().forEach(line -> out.println("  " + line));
        out.println();
        TextWriter.paragraph("", Conclusion.of(outcome).text(), out);
        remark(out);
        for (Warning warning : outcome.warnings()) {
            if (!typical.recording().warnings().contains(warning)) {
                TextWriter.paragraph("warning: ", warning.text(), out);
            }
        }
        out.println();
        places(typical, out);
        out.flush();
    }

    private void remark(PrintWriter out) throws IOException {
        Scenario scenario = outcome.scenario();
        boolean better = outcome.row(scenario.claim().outcome()).verdict() == Verdict.MORE;
        if (!better && scenario.remark().isPresent()) {
            TextWriter.paragraph("", scenario.remark().get(), out);
        }
    }

    private String runs() {
        int runs = outcome.plan().runs();
        return runs == 1
                ? ", one run each"
                : ", " + runs + " runs each: the median (lowest – highest); ~ where the runs overlap";
    }

    private void places(RunResult typical, PrintWriter out) {
        out.println("the pages      " + pages.reports().get(Variant.BEFORE));
        out.println("               " + pages.reports().get(Variant.AFTER));
        out.println("flame graphs   " + pages.flameGraphs().get(Variant.BEFORE));
        out.println("               " + pages.flameGraphs().get(Variant.AFTER));
        out.println("recordings     " + outcome.directory().file("*.jfr"));
        out.println("the report     lockspot report " + typical.file());
        View view = outcome.scenario().view();
        if (!view.options().isEmpty()) {
            out.println("the breakdown  lockspot breakdown " + view.options() + " " + typical.file());
        }
        out.println("all figures    lockspot compare --before "
                + outcome.directory().file("before-*.jfr") + " --after "
                + outcome.directory().file("after-*.jfr"));
        outcome.scenario().further().ifPresent(more -> out.printf("%-15s%s%n", more.label(), more.command()));
    }
}
