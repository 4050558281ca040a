package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.compare.Runs;
import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.Column;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The recordings before a change and after it: the runs of a side, as {@code compare} has them. */
final class SideFiles {

    @Option(
            names = "--before",
            required = true,
            arity = "1..*",
            paramLabel = "REC",
            description =
                    "Recordings before a change, each a run, or directories of runs: shows the difference to those"
                            + " of --after. From three runs a side on, colours say what a test over runs found.")
    private List<Path> before;

    @Option(
            names = "--after",
            required = true,
            arity = "1..*",
            paramLabel = "REC",
            description = "Recordings after it.")
    private List<Path> after;

    /** One run as it was recorded; the name is that of its file or directory. */
    record Recorded(String name, Recording recording) {}

    /**
     * What was recorded on one side.
     *
     * @param count how many runs that is
     * @param runs each by itself, or all of them folded into one
     */
    record Side(int count, List<Recorded> runs) {

        boolean has(Measure measure) {
            return runs.stream().anyMatch(run -> run.recording().has(measure));
        }

        Recording folded() {
            return Recording.merge(runs.stream().map(Recorded::recording).toList());
        }
    }

    /** Both sides, read. */
    record Sides(Side before, Side after) {

        /** Whether the runs were kept apart. */
        boolean areRuns() {
            return Math.min(before.runs.size(), after.runs.size()) >= Runs.LEAST;
        }
    }

    /** @param apart whether to keep runs apart where there are enough for a test */
    Sides read(Session session, Talk talk, boolean apart) throws BadRecordingException, UsageException, IOException {
        List<Entry> was = entries(before, "--before");
        List<Entry> is = entries(after, "--after");
        boolean runs = apart && Math.min(was.size(), is.size()) >= Runs.LEAST;
        return new Sides(read(was, runs, Column.BEFORE, session, talk), read(is, runs, Column.AFTER, session, talk));
    }

    /** A run: a file, or a directory of several files. */
    private record Entry(Path path, List<Path> files) {}

    /** One that is given twice is no second run. */
    private static List<Entry> entries(List<Path> named, String option) throws IOException, UsageException {
        List<Entry> entries = new ArrayList<>();
        for (Path path : named) {
            for (Path entry : Files.isDirectory(path) ? RunFiles.entries(path) : List.of(path)) {
                List<Path> files = Files.isDirectory(entry) ? RunFiles.entries(entry) : List.of(entry);
                if (!files.isEmpty()) {
                    entries.add(new Entry(entry, files));
                }
            }
        }
        if (entries.isEmpty()) {
            throw new UsageException(option + " " + named.get(0) + ": the directory is empty");
        }
        return entries;
    }

    private static Side read(List<Entry> entries, boolean apart, Column column, Session session, Talk talk)
            throws BadRecordingException {
        List<Path> all = entries.stream().flatMap(entry -> entry.files.stream()).toList();
        Set<Path> different = new HashSet<>();
        all.forEach(file -> different.add(file.toAbsolutePath().normalize()));
        boolean twice = different.size() < all.size();
        talk.detail(session.console(), "reading " + names(all));
        List<Recorded> runs = new ArrayList<>();
        try (ReadingLine progress = talk.reading(session.console())) {
            if (apart && !twice) {
                for (Entry entry : entries) {
                    runs.add(
                            new Recorded(entry.path.toString(), session.reader().readAll(entry.files, column)));
                }
            } else {
                runs.add(new Recorded(names(all), session.reader().readAll(all, column)));
            }
        }
        return new Side(twice ? 1 : entries.size(), runs);
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
