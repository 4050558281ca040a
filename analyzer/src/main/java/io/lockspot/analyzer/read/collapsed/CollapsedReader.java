package io.lockspot.analyzer.read.collapsed;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.analyzer.read.FrameCache;
import io.lockspot.analyzer.read.Lines;
import io.lockspot.analyzer.read.SuspectLines;
import io.lockspot.analyzer.read.TextReader;
import io.lockspot.flamegraphs.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads collapsed stacks: {@code frame;frame;frame count}, outermost caller first. The unit of the counts is not in the
 * file, so they are samples.
 *
 * <p>A file of two columns, a difference of two profiles, is refused: neither column alone is what its reader meant.
 */
public final class CollapsedReader implements TextReader {

    /** Frames beyond that, next to the leaf, are one {@code [truncated]}. */
    static final int MAX_FRAMES = 1 << 15;

    private final FrameCache cache = new FrameCache();
    private final SuspectLines suspects = new SuspectLines();
    private long stacks;
    private long twoColumns;
    private long rounded;

    @Override
    public boolean recognises(String line) {
        return !line.startsWith("#") && CollapsedLine.parse(line) != null;
    }

    @Override
    public void read(Lines lines, RecordingBuilder into) throws BadRecordingException, IOException {
        into.format("collapsed");
        String line;
        while ((line = lines.next()) != null) {
            if (!line.isBlank() && line.charAt(0) != '#') {
                line(line, lines, into);
            }
        }
        suspects.report("collapsed stacks", into);
        if (stacks > 0 && twoColumns == stacks) {
            throw new BadRecordingException(
                    into.file()
                            + ": has two columns of counts, a difference of two profiles; give one of the two profiles that it was made from");
        }
        report(into);
    }

    private void line(String line, Lines lines, RecordingBuilder into) {
        CollapsedLine parsed = lines.cut() ? null : CollapsedLine.parse(line);
        if (parsed == null) {
            suspects.bad(lines.number());
            return;
        }
        suspects.good();
        stacks++;
        twoColumns += parsed.secondColumn() ? 1 : 0;
        rounded += parsed.rounded() ? 1 : 0;
        if (parsed.count() > 0) {
            into.sample(Measure.SAMPLES, parsed.thread(), stack(parsed.stack()), parsed.count(), parsed.count());
        }
    }

    private Stack stack(String joined) {
        List<Frame> frames = new ArrayList<>();
        for (int start = 0; start < joined.length(); ) {
            int end = joined.indexOf(';', start);
            end = end < 0 ? joined.length() : end;
            String text = joined.substring(start, end).strip();
            start = end + 1;
            if (frames.size() == MAX_FRAMES) {
                frames.add(CanonicalNames.TRUNCATED);
                break;
            }
            if (!text.isEmpty()) {
                frames.add(cache.frame(text, FrameText::frame));
            }
        }
        return frames.isEmpty() ? Stack.EMPTY : new Stack(frames);
    }

    private void report(RecordingBuilder into) {
        if (rounded > 0) {
            into.warn("rounded", into.file() + ": " + rounded + " counts were no whole numbers and were rounded");
        }
        if (cache.folded() > 0) {
            into.warn(
                    "folded",
                    into.file() + ": has more different functions than fit into memory; " + cache.folded()
                            + " frames became [other]; give Java more memory (-Xmx)");
        }
    }
}
