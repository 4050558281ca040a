package io.lockspot.analyzer.report;

import java.io.IOException;

/** Prints reports for people. Warnings are printed by the page only: for the others they are the caller's to show. */
public final class TextWriter {

    private TextWriter() {}

    /** Prints running text as the reports do, broken at spaces; lines after the first are set under the lead's end. */
    public static void paragraph(String lead, String text, Appendable out) throws IOException {
        new Lines(out, Style.PLAIN).text(lead, text);
    }

    public static void write(Report report, Style style, Appendable out) throws IOException {
        write(report, new Lines(out, style));
    }

    static void write(Report report, Lines lines) throws IOException {
        if (report instanceof Report.OfBreakdown r) {
            BreakdownSection.write(r, lines);
        } else if (report instanceof Report.OfColumns r) {
            ColumnsText.write(r, lines);
        } else if (report instanceof Report.OfFunctions r) {
            BreakdownSection.write(r, lines);
        } else if (report instanceof Report.OfOperations r) {
            OperationsSection.write(r.origin(), r.operations(), true, lines);
            EpollSection.write(r.epoll(), lines);
        } else if (report instanceof Report.OfLocks r) {
            LocksSection.write(r.origin(), r.locks(), Integer.MAX_VALUE, lines);
            LocksSection.waiting(r.waiting(), lines);
        } else if (report instanceof Report.OfComparison r) {
            ComparisonText.write(r.comparison(), lines);
        } else if (report instanceof Report.OfBench r) {
            ComparisonText.write(r.compared().comparison(), lines);
            lines.blank();
            BenchText.write(r.protocol(), lines);
        } else if (report instanceof Report.OfCalibration r) {
            CalibrationText.write(r.calibration(), lines);
        } else if (report instanceof Report.Page r) {
            PageText.write(r, lines);
        }
    }
}
