package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.View;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;

/** What the demo needs of the rest of the analyzer: the same reading, report and pages as the other commands. */
public interface Analysis {

    Recording read(Path file) throws BadRecordingException, IOException;

    /** Writes what {@code lockspot report} prints, with that breakdown. */
    void report(Recording recording, View view, Appendable out) throws IOException;

    /** Writes the document that {@code lockspot report -o json} prints, {@code lockspot.report/1}, with that breakdown. */
    void reportJson(Recording recording, View view, Writer out) throws IOException;

    /** Writes the page that {@code lockspot report -o html} writes, with that breakdown first. */
    void reportPage(Recording recording, View view, Appendable out) throws IOException;

    /** Writes a flame graph page of everything that was measured; what the view is about is shown first. */
    void flameGraph(String title, String subtitle, Recording recording, View view, Appendable out) throws IOException;
}
