package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.read.collapsed.CollapsedReader;
import io.lockspot.analyzer.read.jfr.JfrReader;
import io.lockspot.analyzer.read.jfr.TimeSlices;
import io.lockspot.analyzer.read.page.PageRecordingReader;
import io.lockspot.analyzer.read.perf.PerfScriptReader;
import io.lockspot.analyzer.read.pprof.PprofReader;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * Opens recordings: those of JFR and async-profiler, perf's data and the output of {@code perf script}, pprof's
 * profiles, collapsed stacks, and pages that lockspot wrote, each plain or compressed with gzip. The format is told from the content. Text is read
 * as a stream; a compressed recording of JFR passes through a private temporary file. Safe for use by several threads.
 */
public final class Recordings {

    /** Stands for the standard input on a command line. */
    public static final Path STANDARD_INPUT = Path.of("-");

    private static final String PERF = "perf";

    private Recordings() {}

    /**
     * Reads one recording.
     *
     * @param file a file, a pipe, {@link #STANDARD_INPUT}, or JFR's repository directory
     * @throws BadRecordingException when nothing in it can be read; damage further in is a warning of the result
     */
    public static Recording read(Path file) throws BadRecordingException {
        return read(file, Optional.empty());
    }

    /**
     * Reads one recording.
     *
     * @param column of a file of two columns that which counts; the second, with a warning, when nothing is said
     */
    public static Recording read(Path file, Optional<Column> column) throws BadRecordingException {
        String name = nameOf(file);
        if (Files.isDirectory(file)) {
            RecordingBuilder into = new RecordingBuilder(name);
            new JfrReader().readRepository(file, into);
            return into.build();
        }
        try (Content content = Content.of(open(file))) {
            RecordingBuilder into = new RecordingBuilder(name);
            damage(content, file, column, into).ifPresent(reason -> into.damaged(name + ": " + reason));
            return into.build();
        } catch (IOException e) {
            throw new BadRecordingException(name + ": " + reason(e), e);
        }
    }

    /** Reads several recordings as one. */
    public static Recording readAll(List<Path> files) throws BadRecordingException {
        return readAll(files, Optional.empty());
    }

    /** Reads several recordings as one; of those with two columns the given one. */
    public static Recording readAll(List<Path> files, Optional<Column> column) throws BadRecordingException {
        List<Recording> parts = new ArrayList<>();
        for (Path file : files) {
            parts.add(read(file, column));
        }
        return Recording.merge(parts);
    }

    /**
     * Reads a recording again, in slices of time; for what varies within one run.
     *
     * @return one recording for each slice, in the order of time; empty for formats that cannot be cut, for what is not a
     *     file, and for a file with damage
     */
    public static List<Recording> slices(Path file) throws BadRecordingException {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        String name = nameOf(file);
        try (Content content = Content.of(open(file))) {
            if (Format.of(content.head(), name) != Format.JFR) {
                return List.of();
            }
            if (!content.compressed()) {
                return TimeSlices.of(file, part -> slice(part, name));
            }
            try (PrivateCopy copy = PrivateCopy.of(content.stream())) {
                return TimeSlices.of(copy.path(), part -> slice(part, name));
            }
        } catch (IOException e) {
            throw new BadRecordingException(name + ": " + reason(e), e);
        }
    }

    private static Recording slice(InputStream part, String name) throws IOException, BadRecordingException {
        try (PrivateCopy copy = PrivateCopy.of(part)) {
            RecordingBuilder into = new RecordingBuilder(name);
            new JfrReader().read(copy.path(), into);
            return into.build();
        }
    }

    /** Reads everything, and gives the reason why it was not all. */
    private static Optional<String> damage(Content content, Path file, Optional<Column> column, RecordingBuilder into)
            throws IOException, BadRecordingException {
        return switch (Format.of(content.head(), into.file())) {
            case JFR -> jfr(content, file, into);
            case PERF_DATA -> perfData(content, file, into);
            case PERF_SCRIPT -> new PerfScriptReader().read(content.stream(), into);
            case PPROF -> new PprofReader().read(content.stream(), into);
            case PAGE -> {
                new PageRecordingReader(column).read(content.stream(), into);
                yield Optional.empty();
            }
            case COLLAPSED -> {
                boolean two = CollapsedReader.hasTwoColumns(content.head());
                yield new CollapsedReader(two, column).read(new LineBytes(content.stream()), into);
            }
        };
    }

    private static Optional<String> perfData(Content content, Path file, RecordingBuilder into)
            throws IOException, BadRecordingException {
        if (!content.compressed() && Files.isRegularFile(file)) {
            return PerfData.read(PERF, file, into);
        }
        try (PrivateCopy copy = PrivateCopy.of(content.stream())) {
            Optional<String> damage = PerfData.read(PERF, copy.path(), into);
            return copy.damage().or(() -> damage);
        }
    }

    private static Optional<String> jfr(Content content, Path file, RecordingBuilder into)
            throws IOException, BadRecordingException {
        if (!content.compressed() && Files.isRegularFile(file)) {
            new JfrReader().read(file, into);
            return Optional.empty();
        }
        try (PrivateCopy copy = PrivateCopy.of(content.stream())) {
            ReadProgress.begin(file, copy.path());
            new JfrReader().read(copy.path(), into);
            return copy.damage();
        }
    }

    private static InputStream open(Path file) throws IOException {
        if (file.equals(STANDARD_INPUT)) {
            return new FilterInputStream(System.in) {
                @Override
                public void close() {
                    // The standard input belongs to the process, not to one recording.
                }
            };
        }
        ReadProgress.begin(file, file);
        return ReadProgress.counting(Files.newInputStream(file));
    }

    /** The name as the user gave it, on one line. */
    private static String nameOf(Path file) {
        return file.equals(STANDARD_INPUT) ? "standard input" : file.toString().replaceAll("\\p{Cntrl}", "?");
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "does not exist; check the name";
        }
        if (e instanceof AccessDeniedException) {
            return "may not be read; check its permissions (perf writes files that only root can read)";
        }
        if (e instanceof Expansion.BombException) {
            return e.getMessage() + "; if you trust it, decompress it and give the result";
        }
        if (e instanceof EOFException || e instanceof ZipException) {
            return "the compressed data is cut off or damaged at its beginning; nothing in it can be read";
        }
        return "cannot be read: " + e.getMessage();
    }
}
