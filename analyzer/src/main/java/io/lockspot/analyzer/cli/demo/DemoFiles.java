package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.Load;
import io.lockspot.analyzer.cli.demo.scenario.Variant;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The pages beside the recordings. */
final class DemoFiles {

    private final DemoOutcome outcome;
    private final Analysis analysis;

    DemoFiles(DemoOutcome outcome, Analysis analysis) {
        this.outcome = outcome;
        this.analysis = analysis;
    }

    /** Writes a page for each variant, over all of its runs, and says where it is. */
    Map<Variant, Path> writeFlameGraphs() throws IOException {
        Load load = outcome.plan().load().as(outcome.results().get(0).sample());
        Map<Variant, Path> pages = new EnumMap<>(Variant.class);
        for (Variant variant : Variant.values()) {
            Path page = outcome.directory().file(variant.label() + ".html");
            String title = outcome.scenario().name() + ", " + variant.label();
            String subtitle = outcome.scenario().explanation(variant) + "; " + runs() + load.text();
            try (Writer out = Files.newBufferedWriter(page)) {
                analysis.flameGraph(
                        title,
                        subtitle,
                        outcome.merged(variant),
                        outcome.scenario().view(),
                        out);
            }
            pages.put(variant, page);
        }
        return pages;
    }

    /** Writes the report of each variant, over all of its runs, as a page, and says where it is. */
    Map<Variant, Path> writeReports() throws IOException {
        Map<Variant, Path> pages = new EnumMap<>(Variant.class);
        for (Variant variant : Variant.values()) {
            Path page = outcome.directory().file("report-" + variant.label() + ".html");
            try (Writer out = Files.newBufferedWriter(page)) {
                analysis.reportPage(outcome.merged(variant), outcome.scenario().view(), out);
            }
            pages.put(variant, page);
        }
        return pages;
    }

    private String runs() {
        int runs = outcome.plan().runs();
        return runs == 1 ? "one run of " : runs + " runs of ";
    }
}
