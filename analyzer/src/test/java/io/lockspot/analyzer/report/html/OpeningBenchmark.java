package io.lockspot.analyzer.report.html;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.report.Report;
import io.lockspot.flamegraphs.Collapsed;
import io.lockspot.flamegraphs.FlameGraph;
import io.lockspot.testkit.Browser;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long pages of a hundred thousand nodes take to open in headless Chromium, from the start of the navigation until
 * they are drawn: the report, the flame graph alone, and async-profiler's page of the same stacks, when {@code
 * -Dlockspot.jfrconv} names its converter ({@code jfr-converter.jar}). The pages take turns, so that whatever else the
 * machine does hits all of them. No part of the build:
 *
 * <pre>mvn -q -pl analyzer -am test -Dtest=OpeningBenchmark -Dsurefire.failIfNoSpecifiedTests=false \\
 *     -Dlockspot.jfrconv=jfr-converter.jar</pre>
 */
final class OpeningBenchmark {

    private static final int ROUNDS = 15;
    private static final String READY = "document.documentElement.dataset.state === 'ready'";

    @TempDir
    private Path directory;

    @Test
    void print_howLongPagesTakeToOpen() throws Exception {
        Map<String, Path> pages = pages(directory);
        Map<String, List<Double>> times = new LinkedHashMap<>();
        try (Browser browser = Browser.startOrSkip()) {
            for (int round = -2; round < ROUNDS; round++) {
                for (Map.Entry<String, Path> page : pages.entrySet()) {
                    double time =
                            browser.timeOpening(page.getValue(), page.getKey().startsWith("lockspot") ? READY : "true");
                    if (round >= 0) {
                        times.computeIfAbsent(page.getKey(), name -> new ArrayList<>())
                                .add(time);
                    }
                }
            }
        }
        double first = 0;
        for (Map.Entry<String, List<Double>> each : times.entrySet()) {
            List<Double> sorted = each.getValue().stream().sorted().toList();
            double median = sorted.get(sorted.size() / 2);
            first = first == 0 ? median : first;
            System.out.printf(
                    "%-28s %6.0f ms (%.0f - %.0f)  %5.2f of the first  %.2f MB%n",
                    each.getKey(),
                    median,
                    sorted.get(0),
                    sorted.get(sorted.size() - 1),
                    median / first,
                    Files.size(pages.get(each.getKey())) / 1e6);
        }
    }

    private static Map<String, Path> pages(Path directory) throws IOException, InterruptedException {
        Recording recording = PageKit.wide();
        Report.Page report = PageKit.report(recording);
        Breakdown breakdown = report.explanation().breakdown().orElseThrow();
        int[] nodes = {0};
        breakdown.tree().forEachStack((frames, weight) -> nodes[0]++);
        System.out.println("pages of " + nodes[0] + " different stacks of 30 frames");
        Map<String, Path> pages = new LinkedHashMap<>();
        pages.put("lockspot report", write(directory.resolve("report.html"), out -> HtmlWriter.write(report, out)));
        FlameGraph graph = FlameGraph.page("wide").add("cpu", "ns", breakdown.tree());
        pages.put("lockspot flamegraph", write(directory.resolve("flamegraph.html"), graph::write));
        String converter = System.getProperty("lockspot.jfrconv");
        if (converter == null) {
            System.out.println("without async-profiler's page: -Dlockspot.jfrconv=jfr-converter.jar is not set");
            return pages;
        }
        Path stacks = write(directory.resolve("wide.collapsed"), out -> Collapsed.write(breakdown.tree(), out));
        Path page = directory.resolve("async-profiler.html");
        int code = new ProcessBuilder("java", "-jar", converter, stacks.toString(), page.toString())
                .inheritIO()
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException(converter + " ended with " + code);
        }
        pages.put("async-profiler", page);
        return pages;
    }

    /** Writes the content. */
    @FunctionalInterface
    private interface Content {
        void write(Writer out) throws IOException;
    }

    private static Path write(Path file, Content content) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            content.write(out);
        }
        return file;
    }
}
