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
            description = "cpu, samples, lock-wait, kernel-lock-wait or operation-time;"
                    + " the first of these that the recording has.")
    private Measure measure;

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

    Optional<Measure> asked() {
        return Optional.ofNullable(measure);
    }

    /** The measure to show. */
    Measure measure(Recording recording, RecordingFiles files) throws UsageException, BadRecordingException {
        Optional<Measure> found = files.measure(recording, asked()).or(() -> Breakdown.defaultMeasure(recording));
        return found.orElseThrow(() -> new BadRecordingException(
                files.names() + ": has no samples, so there is nothing to break down; lockspot report shows the rest"));
    }
}
