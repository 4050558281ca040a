package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Warning;
import io.lockspot.analyzer.read.collapsed.CollapsedReader;
import io.lockspot.analyzer.read.perf.PerfScriptReader;
import io.lockspot.flamegraphs.CallTree;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Text recordings for tests: the fixtures, and texts that a test makes up. */
public final class TextRecordings {

    private TextRecordings() {}

    /** A file among the test resources, such as {@code perf/epchurn.perf-script.txt.gz}. */
    public static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(TextRecordings.class.getResource("/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(name, e);
        }
    }

    /** Reads that text as collapsed stacks; the file is called {@code made.txt}. */
    public static Recording readCollapsed(String text, Optional<Column> column) throws BadRecordingException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        RecordingBuilder into = new RecordingBuilder("made.txt");
        try {
            new CollapsedReader(
                            CollapsedReader.hasTwoColumns(Arrays.copyOf(bytes, Math.min(bytes.length, Content.HEAD))),
                            column)
                    .read(new LineBytes(new ByteArrayInputStream(bytes)), into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return into.build();
    }

    /** Reads that output of {@code perf script}; the file is called {@code made.txt}. */
    public static Recording read(PerfScriptReader reader, String text) throws BadRecordingException {
        return read(reader, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Recording read(PerfScriptReader reader, byte[] text) throws BadRecordingException {
        RecordingBuilder into = new RecordingBuilder("made.txt");
        try {
            reader.read(new ByteArrayInputStream(text), into);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return into.build();
    }

    public static CallTree tree(Recording recording, Measure measure) {
        CallTree tree = new CallTree();
        for (Sample sample : recording.samples(measure)) {
            tree.add(sample.stack().frames(), sample.weight());
        }
        return tree;
    }

    public static List<String> warningCodes(Recording recording) {
        return recording.warnings().stream().map(Warning::code).toList();
    }

    public static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        }
        return out.toByteArray();
    }

    public static byte[] gunzip(byte[] compressed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(compressed))) {
            return in.readAllBytes();
        }
    }

    /** What the first warning of that code says, or {@code none}. */
    public static String warning(Recording recording, String code) {
        return recording.warnings().stream()
                .filter(w -> w.code().equals(code))
                .map(Warning::text)
                .findFirst()
                .orElse("none");
    }
}
