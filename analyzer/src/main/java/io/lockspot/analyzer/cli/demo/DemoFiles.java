package io.lockspot.analyzer.cli.demo;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The flame graphs beside the recordings. */
final class DemoFiles {

    private final DemoOutcome outcome;
    private final Analysis analysis;

    DemoFiles(DemoOutcome outcome, Analysis analysis) {
        this.outcome = outcome;
        this.analysis = analysis;
    }

    /** Writes a page for each server, over all of its runs, and says where it is. */
    Map<Variant, Path> writeFlameGraphs() throws IOException {
        Map<Variant, Path> pages = new EnumMap<>(Variant.class);
        for (Variant variant : Variant.values()) {
            Path page = outcome.directory().file(variant.label() + ".html");
            String title = "lockspot demo: " + variant.label();
            String subtitle = variant.explanation() + "; " + outcome.plan().runs() + " runs of "
                    + outcome.plan().rounds() + " × "
                    + outcome.results().get(0).sample().connections() + " connections";
            try (Writer out = Files.newBufferedWriter(page)) {
                analysis.flameGraph(title, subtitle, outcome.merged(variant), out);
            }
            pages.put(variant, page);
        }
        return pages;
    }
}
