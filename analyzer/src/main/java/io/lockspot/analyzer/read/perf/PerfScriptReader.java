package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.analyzer.read.Lines;
import io.lockspot.analyzer.read.SuspectLines;
import io.lockspot.analyzer.read.TextReader;
import io.lockspot.flamegraphs.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Reads what {@code perf script} prints: a header line for each sample, then its frames, innermost first, then a blank
 * line. What becomes of a sample is {@link SampleSink}'s business.
 */
public final class PerfScriptReader implements TextReader {

    /** Frames beyond that, next to the root, are one {@code [truncated]}. */
    static final int MAX_FRAMES = 1 << 15;

    private static final String WHAT = "output of perf script";

    private final StackFrames frames = new StackFrames();
    private final SuspectLines suspects = new SuspectLines();
    private final List<Frame> leafFirst = new ArrayList<>();
    private SampleHeader header;
    private boolean truncated;

    @Override
    public boolean recognises(String line) {
        return SampleHeader.parse(line) != null;
    }

    @Override
    public void read(Lines lines, RecordingBuilder into) throws BadRecordingException, IOException {
        into.format("perf-script");
        SampleSink sink = new SampleSink(into);
        String line;
        while ((line = lines.next()) != null) {
            if (lines.cut()) {
                suspects.bad(lines.number());
            } else {
                line(line, lines, sink);
            }
        }
        boolean endless = header != null && !lines.terminated();
        finishSample(sink);
        suspects.report(WHAT, into);
        sink.report(frames.folded());
        if (endless && lines.damage().isEmpty()) {
            into.incomplete(into.file() + ": ends in the middle of a line; it was cut off, or is still being written");
        }
    }

    private void line(String line, Lines lines, SampleSink sink) {
        if (line.isBlank()) {
            finishSample(sink);
        } else if (line.charAt(0) == '#') {
            HeaderComment.of(line).ifPresent(sink::comment);
            EventComment.of(line).ifPresent(sink::comment);
        } else if (!isHeader(line, sink)) {
            frameLine(line, lines);
        }
    }

    /** Takes the line when it is a header. */
    private boolean isHeader(String line, SampleSink sink) {
        SampleHeader next = SampleHeader.parse(line);
        if (next == null) {
            return false;
        }
        finishSample(sink);
        suspects.good();
        header = next;
        return true;
    }

    private void frameLine(String line, Lines lines) {
        StackLine frame = StackLine.parse(line);
        boolean indented = line.charAt(0) == '\t' || line.charAt(0) == ' ';
        if (header == null || frame == null || !indented) {
            if (!(indented && isSourceLine(line))) {
                suspects.bad(lines.number());
            }
            return;
        }
        suspects.good();
        add(frames.frame(frame));
    }

    private void add(Frame frame) {
        if (leafFirst.size() < MAX_FRAMES) {
            leafFirst.add(frame);
        } else if (!truncated) {
            truncated = true;
            leafFirst.add(CanonicalNames.TRUNCATED);
        }
    }

    /** {@code close.c:27}, which {@code -F +srcline} prints below a frame. */
    private static boolean isSourceLine(String line) {
        String text = line.strip();
        int colon = text.lastIndexOf(':');
        return colon > 0
                && colon + 1 < text.length()
                && text.indexOf(' ') < 0
                && text.chars().skip(colon + 1).allMatch(c -> c >= '0' && c <= '9');
    }

    private void finishSample(SampleSink sink) {
        if (header == null) {
            return;
        }
        if (leafFirst.isEmpty()) {
            addInline();
        }
        Collections.reverse(leafFirst);
        sink.sample(header, leafFirst.isEmpty() ? Stack.EMPTY : new Stack(leafFirst));
        leafFirst.clear();
        header = null;
        truncated = false;
    }

    /** Recorded without stacks, a sample has its one frame on the header line. */
    private void addInline() {
        StackLine only = StackLine.parse(header.rest());
        if (only != null && !only.address().isEmpty() && !only.file().isEmpty()) {
            add(frames.frame(only));
        }
    }
}
