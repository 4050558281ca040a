package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The recordings before a change and after it; those of a side are folded into one. */
final class SideFiles {

    @Option(
            names = "--before",
            required = true,
            arity = "1..*",
            paramLabel = "REC",
            description =
                    "Recordings before a change, or directories of them: shows the difference to those of --after.")
    private List<Path> before;

    @Option(
            names = "--after",
            required = true,
            arity = "1..*",
            paramLabel = "REC",
            description = "Recordings after it.")
    private List<Path> after;

    /** Both sides, read. */
    record Sides(Recording before, Recording after) {}

    Sides read(Session session, Talk talk) throws BadRecordingException, UsageException, IOException {
        return new Sides(
                read(before, "--before", Column.BEFORE, session, talk),
                read(after, "--after", Column.AFTER, session, talk));
    }

    private static Recording read(List<Path> named, String option, Column column, Session session, Talk talk)
            throws BadRecordingException, UsageException, IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : named) {
            files.addAll(files(path));
        }
        if (files.isEmpty()) {
            throw new UsageException(option + " " + named.get(0) + ": the directory is empty");
        }
        talk.detail(session.console(), "reading " + names(files));
        try (ReadingLine progress = talk.reading(session.console())) {
            return session.reader().readAll(files, column);
        }
    }

    /** As compare has it: of a directory every file, and of every directory in it too. */
    private static List<Path> files(Path path) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path entry : Files.isDirectory(path) ? RunFiles.entries(path) : List.of(path)) {
            files.addAll(Files.isDirectory(entry) ? RunFiles.entries(entry) : List.of(entry));
        }
        return files;
    }

    String namesBefore() {
        return names(before);
    }

    String namesAfter() {
        return names(after);
    }

    String captionBefore() {
        return caption(before);
    }

    String captionAfter() {
        return caption(after);
    }

    /** For pictures, where there is a line for it: of several files in one directory, that and how many. */
    static String caption(List<Path> files) {
        Path directory = files.get(0).getParent();
        boolean together = directory != null && files.stream().allMatch(file -> directory.equals(file.getParent()));
        return files.size() > 1 && together ? directory + " (" + files.size() + " recordings)" : names(files);
    }

    private static String names(List<Path> files) {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }
}
