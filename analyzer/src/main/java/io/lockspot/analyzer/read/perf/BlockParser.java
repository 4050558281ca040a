package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.read.Block;
import io.lockspot.analyzer.read.LineBytes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Parses one block after the other: a header line for each sample, then its frames, innermost first, then a blank line.
 * What it remembers from block to block are caches, so that it does not matter which blocks it gets. Not safe for use by
 * several threads.
 */
final class BlockParser {

    /** More different names of events than any machine has are damage. */
    private static final int MAX_EVENTS = 10_000;

    private final HeaderShape shape;
    private final long budget;
    private final HeaderParser parser;
    private final FrameIds frames = new FrameIds();
    private final Stacks stacks = new Stacks(frames);
    private final Map<String, Boolean> profiled = new HashMap<>();
    private int[] leafFirst = new int[256];
    private int depth;
    private byte[] text;
    private int length;
    private Batch batch;
    private SampleHeader header;
    private int inlineFrom;
    private int inlineTo;

    /** @param budget how many bytes its caches may take, about */
    BlockParser(HeaderShape shape, long budget) {
        this.shape = shape;
        this.budget = budget;
        this.parser = new HeaderParser(shape);
    }

    Batch parse(Block block) {
        text = block.bytes();
        length = block.length();
        batch = new Batch();
        for (int start = 0; start < length; ) {
            int end = Bytes.endOfLine(text, start, length);
            line(start, end);
            start = header == null ? end + 1 : knownFrames(end + 1);
        }
        batch.openAtEnd = header != null;
        finishSample();
        forgetIfLarge();
        text = null;
        return batch;
    }

    /** Takes frame after frame as long as their lines were there before; returns where the rest begins. */
    private int knownFrames(int start) {
        KnownLines lines = frames.lines();
        int at = start;
        int taken = 0;
        while (at < length && text[at] == '\t') {
            int line = lines.startingAt(text, at, length);
            if (line < 0 || lines.value(line) < 0) {
                break;
            }
            add(lines.value(line));
            at += lines.length(line) + 1;
            taken++;
        }
        batch.lines += taken;
        batch.good += taken;
        return at;
    }

    private void line(int start, int end) {
        batch.lines++;
        int to = end > start && text[end - 1] == '\r' ? end - 1 : end;
        if (to - start > LineBytes.MAX_LINE) {
            batch.bad();
        } else if (to > start && text[start] == '\t' && header != null) {
            frame(start, to);
        } else if (isBlank(start, to)) {
            finishSample();
        } else if (text[start] == '#') {
            comment(Bytes.string(text, start, to));
        } else if (text[start] == '\t') {
            frameWithoutHeader(start, to);
        } else if (!isHeader(start, to, end + 1)) {
            other(start, to);
        }
    }

    private void comment(String line) {
        HeaderComment.of(line).ifPresent(batch.comments::add);
        EventComment.of(line).ifPresent(batch.events::add);
    }

    /** Takes the line when it is a header. */
    private boolean isHeader(int start, int to, int next) {
        boolean stackFollows = shape == HeaderShape.SPARSE && isStackLine(text, next, length);
        if (!parser.parse(text, start, to, stackFollows)) {
            return false;
        }
        finishSample();
        batch.good++;
        String event = parser.event();
        boolean sampled = isProfiled(event);
        inlineFrom = sampled ? parser.rest() : to;
        inlineTo = to;
        header = SampleHeader.of(
                parser, sampled ? "" : Bytes.string(text, parser.rest(), to).strip());
        return true;
    }

    private boolean isProfiled(String event) {
        Boolean known = profiled.get(event);
        if (known == null) {
            if (profiled.size() >= MAX_EVENTS) {
                profiled.clear();
            }
            known = EventName.of(event).isProfiled();
            profiled.put(event, known);
        }
        return known;
    }

    /** With no fields but those of frames, {@code perf script -F ip,sym} prints an empty line for a header. */
    private void frameWithoutHeader(int start, int to) {
        if (shape == HeaderShape.SPARSE && isStackLine(text, start, length)) {
            header = new SampleHeader("", -1, -1, -1, 0, "", "");
            inlineFrom = inlineTo = 0;
        }
        frame(start, to);
    }

    private void other(int start, int to) {
        byte first = text[start];
        if (first == ' ') {
            frame(start, to);
        } else if (first != '|' || !isSourceText(start + 1, to)) {
            Remark.of(Bytes.string(text, start, Math.min(to, start + Remark.LONGEST)))
                    .ifPresentOrElse(remark -> batch.lostChunks += remark.lostChunks(), batch::bad);
        }
    }

    /** {@code |4        return x;}, which {@code -F +srccode} prints. */
    private boolean isSourceText(int from, int to) {
        return from < to && text[from] >= '0' && text[from] <= '9';
    }

    private void frame(int start, int to) {
        int id = frames.ofLine(text, start, to);
        if (id == FrameIds.NONE || id >= 0 && header == null) {
            batch.bad();
        } else if (id >= 0) {
            batch.good++;
            add(id);
        } else if (id == FrameIds.BRANCHES) {
            batch.branchStacks++;
        }
    }

    private void add(int id) {
        if (depth == leafFirst.length) {
            leafFirst = Arrays.copyOf(leafFirst, 2 * depth);
        }
        if (depth < PerfScriptReader.MAX_FRAMES) {
            leafFirst[depth++] = id;
        } else if (depth == PerfScriptReader.MAX_FRAMES) {
            leafFirst[depth++] = frames.truncated();
        }
    }

    private void finishSample() {
        if (header == null) {
            return;
        }
        if (depth == 0) {
            addInline();
        }
        batch.add(header, stacks.of(leafFirst, depth));
        depth = 0;
        header = null;
    }

    /** Recorded without stacks, a sample has its one frame on the header line. */
    private void addInline() {
        while (inlineFrom < inlineTo && Words.isBlank(text[inlineFrom])) {
            inlineFrom++;
        }
        if (inlineFrom < inlineTo) {
            int id = frames.ofInline(text, inlineFrom, inlineTo);
            if (id >= 0) {
                add(id);
            }
        }
    }

    private boolean isBlank(int from, int to) {
        for (int i = from; i < to; i++) {
            byte b = text[i];
            if (!(b == ' ' || b >= '\t' && b <= '\r' || b >= 0x1c && b < 0x20)) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is a frame as perf prints it: a tab, and an address right-aligned in 16 columns. */
    static boolean isStackLine(byte[] text, int start, int length) {
        if (start + 17 > length || text[start] != '\t') {
            return false;
        }
        int i = start + 1;
        while (i < start + 16 && text[i] == ' ') {
            i++;
        }
        for (; i < start + 17; i++) {
            if (!Words.isHex(text[i])) {
                return false;
            }
        }
        return i == length || text[i] == ' ' || text[i] == '\n' || text[i] == '\r';
    }

    private void forgetIfLarge() {
        // Lines are quickly found out again as long as the frames are known.
        if (frames.lines().bytes() > budget / 2) {
            frames.lines().clear();
        }
        if (frames.bytes() + stacks.bytes() > budget / 2) {
            stacks.clear();
            frames.clear();
        }
    }
}
