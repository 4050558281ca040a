package io.lockspot.analyzer.read.collapsed;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.read.Column;
import io.lockspot.analyzer.read.LineBytes;
import io.lockspot.analyzer.read.SuspectLines;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads collapsed stacks: {@code frame;frame;frame count}, outermost caller first. The unit of the counts is not in the
 * file, so they are samples. A reader is used once.
 *
 * <p>In a file of two columns, a difference of two profiles, the first counts are those before a change and the second
 * those after it. One of them is read; both together would count what did not change twice.
 */
public final class CollapsedReader {

    private final boolean twoColumns;
    private final Optional<Column> asked;
    private final FrameWords words = new FrameWords();
    private final StackWords stacks = new StackWords(words);
    private final SuspectLines suspects = new SuspectLines();
    private final CollapsedLine line = new CollapsedLine();
    private long rounded;

    /**
     * @param twoColumns whether every line has two counts, see {@link #hasTwoColumns}
     * @param column which of them to read; the second, with a warning, when nothing is said
     */
    public CollapsedReader(boolean twoColumns, Optional<Column> column) {
        this.twoColumns = twoColumns;
        this.asked = column;
    }

    /** Whether that line is a stack and its count. */
    public static boolean recognises(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return bytes.length > 0 && bytes[0] != '#' && new CollapsedLine().parse(bytes, 0, bytes.length, false);
    }

    /**
     * Whether all stacks end in two numbers. A single one may belong to a function's name.
     *
     * @param head the beginning of the file
     */
    public static boolean hasTwoColumns(byte[] head) {
        LineBytes lines = new LineBytes(new ByteArrayInputStream(head));
        CollapsedLine line = new CollapsedLine();
        int stacks = 0;
        try {
            while (lines.next()) {
                boolean whole = lines.terminated() || stacks == 0;
                if (whole && !isEmpty(lines) && line.parse(lines.bytes(), lines.from(), lines.to(), false)) {
                    stacks++;
                    if (!line.twoColumns()) {
                        return false;
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stacks > 0;
    }

    /**
     * Reads the whole text.
     *
     * @return why it ended before its time, when it was compressed and broken
     * @throws BadRecordingException when most of the text cannot be understood
     * @throws IOException when it cannot be read
     */
    public Optional<String> read(LineBytes lines, RecordingBuilder into) throws BadRecordingException, IOException {
        into.format("collapsed");
        while (lines.next()) {
            if (!isEmpty(lines)) {
                line(lines, into);
            }
        }
        suspects.report("collapsed stacks" + (twoColumns ? " with two counts" : ""), into);
        report(into);
        return lines.damage();
    }

    /** Whether there is nothing on the line, or a comment. */
    private static boolean isEmpty(LineBytes lines) {
        byte[] bytes = lines.bytes();
        int i = lines.from();
        while (i < lines.to() && (bytes[i] == ' ' || bytes[i] == '\t' || bytes[i] == '\r')) {
            i++;
        }
        return i == lines.to() || bytes[lines.from()] == '#';
    }

    private void line(LineBytes lines, RecordingBuilder into) {
        if (lines.cut() || !line.parse(lines.bytes(), lines.from(), lines.to(), twoColumns)) {
            suspects.bad(lines.number());
            return;
        }
        suspects.good();
        rounded += line.rounded() ? 1 : 0;
        boolean before = twoColumns && asked.equals(Optional.of(Column.BEFORE));
        long count = before ? line.countBefore() : line.count();
        if (count > 0) {
            stacks.read(lines.bytes(), line.from(), line.to());
            into.sample(Measure.SAMPLES, stacks.thread(), stacks.stack(), count, count);
        }
    }

    private void report(RecordingBuilder into) {
        if (twoColumns && asked.isEmpty()) {
            into.warn(
                    "two-columns",
                    into.file()
                            + ": has two columns of counts, before and after a change; only the second, after, is read;"
                            + " lockspot compare takes both, and lockspot convert either");
        }
        if (rounded > 0) {
            into.warn("rounded", into.file() + ": " + rounded + " counts were no whole numbers and were rounded");
        }
        if (words.folded() > 0) {
            into.warn(
                    "folded",
                    into.file() + ": has more different functions than fit into memory; " + words.folded()
                            + " frames became [other]; give Java more memory (-Xmx)");
        }
    }
}
