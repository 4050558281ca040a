package io.lockspot.analyzer.read.collapsed;

import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes stacks of bytes. Tools sort their lines, so a stack mostly begins as the one before it: only the words behind
 * what they share are looked at. Not safe for use by several threads.
 */
final class StackWords {

    /** Frames beyond that, next to the leaf, are one {@code [truncated]}. */
    static final int MAX_FRAMES = 1 << 15;

    /** {@code [name tid=7];}; a thread's name may hold anything. Files of lockspot's own have no number. */
    private static final Pattern THREAD = Pattern.compile("\\[(?:(.*?) )??tid=(?:\\d+|\\?)](?:;|\\z)", Pattern.DOTALL);

    private final FrameWords words;
    private byte[] last = new byte[1 << 10];
    private int lastLength = -1;
    private int threadEnd;
    private String thread = "";
    private Stack stack = Stack.EMPTY;

    /** For each word of the last stack where it ends, and its frame; null for a word of blanks. */
    private int[] ends = new int[64];

    private final List<Frame> frames = new ArrayList<>();
    private int count;

    StackWords(FrameWords words) {
        this.words = words;
    }

    /** Reads the stack in those bytes. */
    void read(byte[] text, int from, int to) {
        int shared = lastLength < 0 ? 0 : Arrays.mismatch(last, 0, lastLength, text, from, to);
        if (shared < 0) {
            return;
        }
        if (shared < threadEnd || threadEnd == 0) {
            threadEnd = thread(text, from, to);
            // Behind another thread words have other borders.
            count = threadEnd == 0 ? count : 0;
        }
        keep(shared);
        frames.subList(count, frames.size()).clear();
        remember(text, from, to);
        parse(text, from, to);
        stack = made();
    }

    /** The name in the first frame, when that is a thread; else empty. */
    String thread() {
        return thread;
    }

    Stack stack() {
        return stack;
    }

    /** Keeps the words of the last stack that end before the place where the new one differs. */
    private void keep(int shared) {
        while (count > 0 && ends[count - 1] >= shared) {
            count--;
        }
    }

    private void remember(byte[] text, int from, int to) {
        int length = to - from;
        if (last.length < length) {
            last = new byte[Math.max(length, 2 * last.length)];
        }
        System.arraycopy(text, from, last, 0, length);
        lastLength = length;
    }

    private void parse(byte[] text, int from, int to) {
        int start = from + (count == 0 ? threadEnd : ends[count - 1] + 1);
        while (start < to && count < MAX_FRAMES) {
            int end = start;
            while (end < to && text[end] != ';') {
                end++;
            }
            push(end - from, words.frame(text, start, end));
            start = end + 1;
        }
        if (start < to) {
            push(to - from, CanonicalNames.TRUNCATED);
        }
    }

    private void push(int end, Frame frame) {
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, 2 * count);
        }
        ends[count++] = end;
        frames.add(frame);
    }

    private Stack made() {
        if (!frames.contains(null)) {
            return frames.isEmpty() ? Stack.EMPTY : new Stack(frames);
        }
        List<Frame> known = frames.stream().filter(Objects::nonNull).toList();
        return known.isEmpty() ? Stack.EMPTY : new Stack(known);
    }

    /** Finds the thread's name, and gives how long its word is with the semicolon; 0 when there is none. */
    private int thread(byte[] text, int from, int to) {
        thread = "";
        if (from == to || text[from] != '[') {
            return 0;
        }
        // One character a byte, so that places in the text are places in the bytes.
        int length = Math.min(to - from, FrameWords.MAX_WORD);
        Matcher matcher = THREAD.matcher(new String(text, from, length, StandardCharsets.ISO_8859_1));
        if (!matcher.lookingAt()) {
            return 0;
        }
        if (matcher.group(1) != null) {
            String name = new String(text, from + 1, matcher.end(1) - 1, StandardCharsets.UTF_8);
            thread = FrameText.read(name + "_[o]").name();
        }
        return matcher.end();
    }
}
