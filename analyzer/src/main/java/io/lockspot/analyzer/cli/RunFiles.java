package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.compare.Run;
import io.lockspot.analyzer.compare.Runs;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the runs of one side. */
final class RunFiles {

    private final Session session;
    private final Talk talk;
    private final Selection kept;

    /** @param exclude samples with a frame that matches are left out */
    RunFiles(Session session, Talk talk, List<Pattern> exclude) {
        this.session = session;
        this.talk = talk;
        this.kept = Selection.excluding(exclude);
    }

    /**
     * @param option what named the files, for messages
     * @param column which side's counts to take of files that have both
     */
    List<Run> read(List<Path> named, String option, Column column)
            throws BadRecordingException, UsageException, IOException {
        List<Path> entries = new ArrayList<>();
        for (Path path : named) {
            List<Path> of = Files.isDirectory(path) ? entries(path) : List.of(path);
            if (of.isEmpty()) {
                throw new UsageException(option + " " + path + ": the directory is empty; each file in it is a run");
            }
            entries.addAll(of);
        }
        List<Run> runs = new ArrayList<>();
        for (Path entry : entries) {
            Run run = read(entry, column);
            runs.add(entries.size() < Runs.LEAST ? run.with(slices(entry)) : run);
        }
        return runs;
    }

    /** What a run varies in itself is all that there is to see where there are too few runs. */
    private List<Run> slices(Path entry) throws BadRecordingException {
        List<Run> slices = new ArrayList<>();
        if (!Files.isDirectory(entry)) {
            session.reader().slices(entry).forEach(s -> slices.add(Run.of(entry.toString(), kept.exclude(s))));
        }
        return slices;
    }

    private Run read(Path entry, Column column) throws BadRecordingException, UsageException, IOException {
        List<Path> files = Files.isDirectory(entry) ? entries(entry) : List.of(entry);
        if (files.isEmpty()) {
            throw new UsageException(entry + ": the directory is empty; the files in it are one run together");
        }
        talk.detail(session.console(), "reading " + entry);
        Recording recording;
        try (ReadingLine progress = talk.reading(session.console())) {
            recording = session.reader().readAll(files, column);
        }
        return Run.of(entry.toString(), kept.exclude(recording));
    }

    /** By name; what is hidden is no recording. */
    static List<Path> entries(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.filter(p -> !p.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
