package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The options that say which stacks a tree is made of. */
final class SelectionOptions {

    @Option(
            names = "--measure",
            paramLabel = "MEASURE",
            split = "\\+",
            splitSynopsisLabel = "+",
            description = "cpu, samples, lock-wait, kernel-lock-wait, operation-time or off-cpu, or several of"
                    + " them; the first of these that the recording has.")
    private List<Measure> measures = List.of();

    @Option(
            names = {"-I", "--include"},
            paramLabel = "REGEX",
            description = "Only stacks with a frame whose name matches. Repeatable: one of them is enough.")
    private List<Pattern> include = List.of();

    @Option(
            names = {"-X", "--exclude"},
            paramLabel = "REGEX",
            description = "No stacks with a frame whose name matches; they count in no share. Repeatable.")
    private List<Pattern> exclude = List.of();

    @Option(
            names = "--root",
            paramLabel = "FRAME",
            description = "Start every stack at its first frame whose name matches; drop the others.")
    private Pattern root;

    @Option(names = "--inverted", description = "Callees first: start where the time was spent.")
    private boolean inverted;

    @Option(names = "--threads", description = "The thread's name as the first frame.")
    private boolean threads;

    Selection selection() {
        return new Selection(include, exclude, Optional.ofNullable(root), inverted, threads);
    }

    /** The measures that were asked for, each once; none when it was not said which. */
    List<Measure> asked() {
        return measures.stream().distinct().toList();
    }

    /** The measures to show, each once: those that were asked for, else the best that there is. */
    List<Measure> measures(Recording recording, RecordingFiles files) throws UsageException, BadRecordingException {
        for (Measure measure : measures) {
            files.measure(recording, Optional.of(measure));
        }
        if (!measures.isEmpty()) {
            return asked();
        }
        return List.of(Breakdown.defaultMeasure(recording)
                .orElseThrow(() -> new BadRecordingException(files.names()
                        + ": has no samples, so there is nothing to break down; lockspot report shows the rest")));
    }
}
