package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.read.CanonicalNames;
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

    /** In {@link #meanings}: another address is another frame. */
    private static final int BY_ADDRESS = -4;

    /** Longer texts are damage, and not kept. */
    private static final int LONGEST_KEPT = 4096;

    private final StackFrames frames = new StackFrames();
    private final KnownLines lines = new KnownLines();
    private final LineMeaning meaning = new LineMeaning();
    private final ByteKeys meanings = new ByteKeys();
    private final ByteKeys inlines = new ByteKeys();
    private final Map<KnownFrame, Integer> ids = new HashMap<>();
    private final List<KnownFrame> known = new ArrayList<>();
    private int[] idsOfMeanings = new int[1 << 10];
    private int[] idsOfInlines = new int[1 << 8];

    /** Lines that were given to {@link #ofLine}, with what it said. */
    KnownLines lines() {
        return lines;
    }

    /** The number of the frame on that line, or one of the constants. */
    int ofLine(byte[] text, int from, int to) {
        long hash = Bytes.hash(text, from, to);
        int line = lines.find(text, from, to, hash);
        if (line >= 0) {
            return lines.value(line);
        }
        int id = meaning.of(text, from, to) && meaning.length() <= LONGEST_KEPT
                ? ofMeaning(text, from, to)
                : ofNewLine(Bytes.string(text, from, to));
        lines.add(text, from, to, hash, id);
        return id;
    }

    private int ofMeaning(byte[] text, int from, int to) {
        long hash = Bytes.hash(meaning.bytes(), 0, meaning.length());
        int same = meanings.find(meaning.bytes(), 0, meaning.length(), hash);
        if (same >= 0 && idsOfMeanings[same] != BY_ADDRESS) {
            return idsOfMeanings[same];
        }
        String printed = Bytes.string(text, from, to);
        int id = ofNewLine(printed);
        if (same < 0) {
            boolean byAddress = StackFrames.needsAddress(StackLine.parse(printed));
            idsOfMeanings = entered(
                    idsOfMeanings,
                    meanings.add(meaning.bytes(), 0, meaning.length(), hash),
                    byAddress ? BY_ADDRESS : id);
        }
        return id;
    }

    private int ofNewLine(String printed) {
        StackLine frame = StackLine.parse(printed);
        return frame != null && !isExtra(printed, frame) ? id(frame) : extra(printed);
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
        return id(new KnownFrame(frames.frame(line), line.file().equals("inlined")));
    }

    private int id(KnownFrame frame) {
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
        return id(new KnownFrame(CanonicalNames.TRUNCATED, true));
    }

    KnownFrame frame(int id) {
        return known.get(id);
    }

    /** How many bytes of memory it takes, about, without {@link #lines}. */
    long bytes() {
        return meanings.bytes()
                + inlines.bytes()
                + 8L * (meanings.size() + inlines.size())
                + 150L * known.size()
                + frames.bytes();
    }

    /** The numbers are given anew from now on. */
    void clear() {
        lines.clear();
        meanings.clear();
        inlines.clear();
        ids.clear();
        known.clear();
        frames.clear();
    }
}
