package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Frames by the bytes of the lines that print them. A function is printed with many addresses and offsets, and these have
 * one number here, so that stacks can be compared by numbers. A cache: it forgets everything when it grows too large. Not
 * safe for use by several threads.
 */
final class FrameIds {

    /** The line is no frame. */
    static final int NONE = -1;

    /** The line belongs to the frame before it, or to the sample, and counts for nothing. */
    static final int EXTRA = -2;

    /** The same, and it is a branch stack. */
    static final int BRANCHES = -3;

    /** Longer lines are damage, and not kept. */
    private static final int LONGEST_KEPT = 4096;

    /** @param inlined whether the compiler copied it into its caller: then the stack has no entry of its own for it */
    private record Known(Frame frame, boolean inlined) {}

    private final StackFrames frames = new StackFrames();
    private final ByteKeys lines = new ByteKeys();
    private final ByteKeys inlines = new ByteKeys();
    private final Map<Known, Integer> ids = new HashMap<>();
    private final List<Known> known = new ArrayList<>();
    private int[] idsOfLines = new int[1 << 10];
    private int[] idsOfInlines = new int[1 << 8];

    /** The number of the frame on that line, or one of the constants. */
    int ofLine(byte[] text, int from, int to) {
        long hash = Bytes.hash(text, from, to);
        int line = lines.find(text, from, to, hash);
        if (line >= 0) {
            return idsOfLines[line];
        }
        String printed = Bytes.string(text, from, to);
        StackLine frame = StackLine.parse(printed);
        int id = frame != null && !isExtra(printed, frame) ? id(frame) : extra(printed);
        if (to - from <= LONGEST_KEPT) {
            idsOfLines = entered(idsOfLines, lines.add(text, from, to, hash), id);
        }
        return id;
    }

    /** The number of the frame in what follows the event, or one of the constants. */
    int ofInline(byte[] text, int from, int to) {
        long hash = Bytes.hash(text, from, to);
        int line = inlines.find(text, from, to, hash);
        if (line >= 0) {
            return idsOfInlines[line];
        }
        StackLine frame = InlineFrame.parse(Bytes.string(text, from, to));
        int id = frame == null ? NONE : id(frame);
        if (to - from <= LONGEST_KEPT) {
            idsOfInlines = entered(idsOfInlines, inlines.add(text, from, to, hash), id);
        }
        return id;
    }

    /** A source line may look like a frame: {@code   add.c:4 (inlined)}. */
    private static boolean isExtra(String printed, StackLine frame) {
        return frame.address().isEmpty() && !printed.startsWith("\t") && Extras.contains(printed);
    }

    private static int extra(String printed) {
        boolean indented = !printed.isEmpty() && (printed.charAt(0) == ' ' || printed.charAt(0) == '\t');
        if (!indented || !Extras.contains(printed)) {
            return NONE;
        }
        return Extras.areBranches(printed) ? BRANCHES : EXTRA;
    }

    private int id(StackLine line) {
        return id(new Known(frames.frame(line), line.file().equals("inlined")));
    }

    private int id(Known frame) {
        Integer id = ids.putIfAbsent(frame, known.size());
        if (id == null) {
            known.add(frame);
            return known.size() - 1;
        }
        return id;
    }

    private static int[] entered(int[] values, int at, int value) {
        int[] enough = at < values.length ? values : Arrays.copyOf(values, 2 * at);
        enough[at] = value;
        return enough;
    }

    int truncated() {
        return id(new Known(CanonicalNames.TRUNCATED, true));
    }

    Frame frame(int id) {
        return known.get(id).frame;
    }

    boolean isInlined(int id) {
        return known.get(id).inlined;
    }

    /** How many bytes of memory it takes, about. */
    long bytes() {
        return lines.bytes()
                + inlines.bytes()
                + 4L * (idsOfLines.length + idsOfInlines.length)
                + 150L * known.size()
                + frames.bytes();
    }

    void clear() {
        lines.clear();
        inlines.clear();
        ids.clear();
        known.clear();
        frames.clear();
    }
}
