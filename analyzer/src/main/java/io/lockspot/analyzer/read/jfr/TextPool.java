package io.lockspot.analyzer.read.jfr;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Strings by their bytes: a name that comes again in every chunk is decoded once. Forgets everything when it holds too
 * much. Not safe for use by several threads.
 */
final class TextPool {

    /** Keeps nothing. */
    static final TextPool NONE = new TextPool(0);

    /** Longer texts are hardly names, and are not kept. */
    private static final int LONGEST = 512;

    private static final int BYTES_PER_ENTRY = 120;

    /** Where more names than this fall together by chance or by intent, further ones are not kept. */
    private static final int MOST_PROBES = 64;

    private final long budget;
    private long held;
    private int size;
    private int[] hashes = new int[16];
    private byte[][] keys = new byte[16][];
    private String[] texts = new String[16];

    /** @param budget how many bytes of memory it may take, about */
    TextPool(long budget) {
        this.budget = budget;
    }

    String text(byte[] bytes, int from, int length, boolean latin1) {
        Charset charset = latin1 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
        if (budget == 0 || length > LONGEST) {
            return new String(bytes, from, length, charset);
        }
        int hash = latin1 ? 1 : 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + bytes[i];
        }
        hash = spread(hash, latin1);
        int slot = slot(hash, bytes, from, length);
        if (slot < 0) {
            return new String(bytes, from, length, charset);
        }
        if (keys[slot] == null) {
            slot = room(slot, hash, bytes, from, length);
            if (slot < 0) {
                return new String(bytes, from, length, charset);
            }
            hashes[slot] = hash;
            keys[slot] = Arrays.copyOfRange(bytes, from, from + length);
            texts[slot] = new String(bytes, from, length, charset);
            size++;
            held += BYTES_PER_ENTRY + 2L * length;
        }
        return texts[slot];
    }

    /** The lowest bit tells the encodings apart: the same bytes may be two texts. */
    private static int spread(int hash, boolean latin1) {
        int mixed = Hash.of(hash) & ~1;
        return latin1 ? mixed | 1 : mixed;
    }

    /** Where the text is, or belongs; below 0 when there is no place near. */
    private int slot(int hash, byte[] bytes, int from, int length) {
        int mask = keys.length - 1;
        int slot = hash >>> 1 & mask;
        for (int probes = 0; probes < MOST_PROBES; probes++) {
            byte[] key = keys[slot];
            if (key == null || hashes[slot] == hash && Arrays.equals(key, 0, key.length, bytes, from, from + length)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    private int room(int slot, int hash, byte[] bytes, int from, int length) {
        if (held > budget) {
            resize(16, false);
        } else if (size >= keys.length / 4 * 3) {
            resize(keys.length * 2, true);
        } else {
            return slot;
        }
        return slot(hash, bytes, from, length);
    }

    private void resize(int capacity, boolean keep) {
        int[] oldHashes = hashes;
        byte[][] oldKeys = keys;
        String[] oldTexts = texts;
        hashes = new int[capacity];
        keys = new byte[capacity][];
        texts = new String[capacity];
        if (!keep) {
            size = 0;
            held = 0;
            return;
        }
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != null) {
                int slot = slot(oldHashes[i], oldKeys[i], 0, oldKeys[i].length);
                if (slot < 0) {
                    continue;
                }
                hashes[slot] = oldHashes[i];
                keys[slot] = oldKeys[i];
                texts[slot] = oldTexts[i];
            }
        }
    }
}
