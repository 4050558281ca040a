package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Explanation;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Warning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The one-page report as text: the answer first, then what it rests on. */
final class PageText {

    /** What a line of the page's breakdown must weigh when the user does not say; percent. */
    private static final double LEAST_SHARE = 5;

    /** How many locks the page lists. */
    private static final int LOCKS = 10;

    private PageText() {}

    static void write(Report.Page page, Lines lines) throws IOException {
        Explanation explanation = page.explanation();
        lines.headline(Names.printable(HeadlineText.of(explanation.headline())));
        recordings(page.origin().recordings(), lines);
        section("Operations", lines);
        OperationsSection.write(page.origin(), explanation.operations(), false, lines);
        EpollSection.write(explanation.epoll(), lines);
        section("Locks", lines);
        LocksSection.write(page.origin(), explanation.locks(), LOCKS, lines);
        LocksSection.waiting(explanation.waiting(), lines);
        section("Known signatures", lines);
        SignaturesSection.write(explanation.signatures(), lines);
        SpentSection.write(explanation.spent(), lines);
        breakdown(page, lines);
        warnings(page.origin().warnings(), lines);
    }

    private static void section(String title, Lines lines) throws IOException {
        lines.blank();
        lines.title(title);
    }

    private static void breakdown(Report.Page page, Lines lines) throws IOException {
        if (page.explanation().breakdown().isEmpty()) {
            section("Breakdown", lines);
            lines.line("no samples");
            return;
        }
        var breakdown = page.explanation().breakdown().get();
        section("Breakdown: " + BreakdownSection.whole(breakdown), lines);
        BreakdownSection.tree(breakdown, page.cut(), LEAST_SHARE, lines);
        String others = page.explanation().measures().stream()
                .filter(m -> m != breakdown.measure())
                .map(Measure::id)
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            lines.blank();
            lines.text("also recorded: ", others + " (--measure)");
        }
    }

    private static void recordings(List<RecordingInfo> recordings, Lines lines) throws IOException {
        section(recordings.size() == 1 ? "Recording" : "Recordings", lines);
        for (RecordingInfo info : recordings) {
            lines.text("", Names.printable(info.file() + ": " + String.join(", ", facts(info))));
            for (String line : Surroundings.lines(info)) {
                lines.text("  ", Names.printable(line));
            }
        }
    }

    private static List<String> facts(RecordingInfo info) {
        List<String> facts = new ArrayList<>();
        facts.add(info.format());
        facts.add(info.process());
        facts.add(info.durationNanos() > 0 ? Units.duration(info.durationNanos()) : "");
        facts.add(info.samples() == 0 ? "no profiler samples" : Units.count(info.samples(), "sample", "samples"));
        facts.add(named("kernel", info, "kernelRelease"));
        facts.add(named("Java", info, "javaVersion"));
        facts.add(cpus(info));
        facts.addAll(Surroundings.limits(info));
        facts.add(named("profiler", info, "profiler"));
        facts.add(info.complete() ? "" : "INCOMPLETE");
        facts.removeIf(String::isEmpty);
        return facts;
    }

    private static String named(String name, RecordingInfo info, String key) {
        String value = info.environment().getOrDefault(key, "");
        return value.isEmpty() ? "" : name + " " + value;
    }

    private static String cpus(RecordingInfo info) {
        String cpus = info.environment().getOrDefault("cpus", "");
        return cpus.isEmpty() ? "" : cpus + (cpus.equals("1") ? " CPU" : " CPUs");
    }

    private static void warnings(List<Warning> warnings, Lines lines) throws IOException {
        if (!warnings.isEmpty()) {
            section("Warnings", lines);
            for (Warning warning : warnings) {
                lines.text("- ", Names.printable(warning.text()));
            }
        }
    }
}
