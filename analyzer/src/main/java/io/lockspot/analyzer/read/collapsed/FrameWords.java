package io.lockspot.analyzer.read.collapsed;

import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.flamegraphs.Frame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The frames that the words of a file stand for, found by their bytes: no text is made of a word that was met before.
 * Holds a bounded amount: when a file has more different words than any program, the rest is
 * {@link CanonicalNames#OTHER}, and is counted. Not safe for use by several threads.
 */
final class FrameWords {

    /** Longer words lose their end. */
    static final int MAX_WORD = 4096;

    private static final int BYTES_PER_ENTRY = 300;

    /** Another one in every run, so that nobody can make a file of words that all land in one place. */
    private final long factor = ThreadLocalRandom.current().nextLong() | 1;

    private final long budget;
    private byte[][] words = new byte[1 << 12][];
    private List<Frame> frames = empty(1 << 12);
    private int size;
    private long held;
    private long folded;

    FrameWords() {
        this(Runtime.getRuntime().maxMemory() / 8);
    }

    /** @param budget how many bytes the words may take, about */
    FrameWords(long budget) {
        this.budget = budget;
    }

    /** The frame for those bytes, or null when they are nothing but blanks. */
    Frame frame(byte[] text, int from, int to) {
        int end = Math.min(to, from + MAX_WORD);
        int slot = slot(text, from, end);
        if (words[slot] != null) {
            return frames.get(slot);
        }
        String word = new String(text, from, end - from, StandardCharsets.UTF_8);
        if (word.isBlank()) {
            return null;
        }
        if (held > budget) {
            folded++;
            return CanonicalNames.OTHER;
        }
        Frame frame = CanonicalNames.word(word);
        words[slot] = Arrays.copyOfRange(text, from, end);
        frames.set(slot, frame);
        held += BYTES_PER_ENTRY + 3L * (end - from);
        if (++size > words.length / 2) {
            grow();
        }
        return frame;
    }

    /** How many times a frame was replaced by {@link CanonicalNames#OTHER}. */
    long folded() {
        return folded;
    }

    private int slot(byte[] text, int from, int to) {
        long hash = to - from;
        for (int i = from; i < to; i++) {
            hash = (hash + text[i]) * factor;
        }
        int slot = (int) (hash >>> 33) & words.length - 1;
        while (words[slot] != null && !Arrays.equals(words[slot], 0, words[slot].length, text, from, to)) {
            slot = slot + 1 & words.length - 1;
        }
        return slot;
    }

    private static List<Frame> empty(int size) {
        return new ArrayList<>(Collections.nCopies(size, null));
    }

    private void grow() {
        byte[][] oldWords = words;
        List<Frame> oldFrames = frames;
        words = new byte[2 * oldWords.length][];
        frames = empty(words.length);
        for (int i = 0; i < oldWords.length; i++) {
            if (oldWords[i] != null) {
                int slot = slot(oldWords[i], 0, oldWords[i].length);
                words[slot] = oldWords[i];
                frames.set(slot, oldFrames.get(i));
            }
        }
    }
}
