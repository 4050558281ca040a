package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.Arrays;

/**
 * Stacks by the numbers of their frames: chunks hold the same stacks again and again, and only the first makes an
 * object. Forgets everything when it holds too much. Not safe for use by several threads; what it hands out is the same
 * object in all pools of one recording, unless that has more stacks than are kept.
 */
final class StackPool {

    private static final int SMALLEST = 256;

    /** Where more stacks than this fall together by chance or by intent, further ones are not kept. */
    private static final int MOST_PROBES = 64;

    private static final int SIZE_OF_ENTRY = 20;

    private static final long FACTOR = 0x9e3779b97f4a7c15L;

    private final FramePool frames;
    private final SharedPool<Stack> shared;
    private final long most;
    private long[] hashes = new long[SMALLEST];
    private int[][] keys = new int[SMALLEST][];
    private Stack[] stacks = new Stack[SMALLEST];
    private int size;
    private long held;

    /** @param most the sum of the frames to keep at most, about */
    StackPool(FramePool frames, SharedPool<Stack> shared, long most) {
        this.frames = frames;
        this.shared = shared;
        this.most = most;
    }

    /** The stack of the first {@code length} of these frames, leaf first. */
    Stack of(int[] leafFirst, int length) {
        if (length == 0) {
            return Stack.EMPTY;
        }
        long hash = length;
        for (int i = 0; i < length; i++) {
            hash = (hash + leafFirst[i]) * FACTOR;
        }
        int slot = slot(hash, leafFirst, length);
        if (slot >= 0 && keys[slot] != null) {
            return stacks[slot];
        }
        Stack stack = shared.one(make(leafFirst, length), length + SIZE_OF_ENTRY);
        if (slot >= 0) {
            keep(slot, hash, Arrays.copyOf(leafFirst, length), stack);
        }
        return stack;
    }

    private Stack make(int[] leafFirst, int length) {
        Frame[] rootFirst = new Frame[length];
        for (int i = 0; i < length; i++) {
            rootFirst[length - 1 - i] = frames.frame(leafFirst[i]);
        }
        return new Stack(Arrays.asList(rootFirst));
    }

    /** Where the stack is, or belongs; below 0 when there is no place near. */
    private int slot(long hash, int[] leafFirst, int length) {
        int mask = keys.length - 1;
        int slot = Hash.of(hash) & mask;
        for (int probes = 0; probes < MOST_PROBES; probes++) {
            int[] key = keys[slot];
            if (key == null || hashes[slot] == hash && Arrays.equals(key, 0, key.length, leafFirst, 0, length)) {
                return slot;
            }
            slot = slot + 1 & mask;
        }
        return -1;
    }

    private void keep(int slot, long hash, int[] key, Stack stack) {
        hashes[slot] = hash;
        keys[slot] = key;
        stacks[slot] = stack;
        held += key.length + SIZE_OF_ENTRY;
        if (held > most) {
            clear();
        } else if (++size >= keys.length / 4 * 3) {
            grow();
        }
    }

    /** Forgets all. */
    void clear() {
        hashes = new long[SMALLEST];
        keys = new int[SMALLEST][];
        stacks = new Stack[SMALLEST];
        size = 0;
        held = 0;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[][] oldKeys = keys;
        Stack[] old = stacks;
        int mask = old.length * 2 - 1;
        hashes = new long[old.length * 2];
        keys = new int[old.length * 2][];
        stacks = new Stack[old.length * 2];
        for (int i = 0; i < old.length; i++) {
            if (oldKeys[i] != null) {
                int slot = Hash.of(oldHashes[i]) & mask;
                while (keys[slot] != null) {
                    slot = slot + 1 & mask;
                }
                hashes[slot] = oldHashes[i];
                keys[slot] = oldKeys[i];
                stacks[slot] = old[i];
            }
        }
    }
}
