package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.Arrays;

/**
 * Stacks by the numbers of their frames, see {@link FrameIds}: most samples have a stack that was there before. A cache,
 * like that. Not safe for use by several threads.
 */
final class Stacks {

    private static final Frame UNKNOWN_IN_KERNEL = CanonicalNames.kernel(StackLine.UNKNOWN);

    private final FrameIds frames;
    private KnownStack[] slots = new KnownStack[1 << 10];
    private int count;
    private long bytes;

    Stacks(FrameIds frames) {
        this.frames = frames;
    }

    /** @param leafFirst the numbers of the frames, of which {@code length} count */
    KnownStack of(int[] leafFirst, int length) {
        int hash = hash(leafFirst, length);
        int mask = slots.length - 1;
        int slot = hash & mask;
        while (slots[slot] != null) {
            KnownStack known = slots[slot];
            if (known.hash == hash && Arrays.equals(known.ids, 0, known.ids.length, leafFirst, 0, length)) {
                return known;
            }
            slot = slot + 1 & mask;
        }
        KnownStack made = make(Arrays.copyOf(leafFirst, length), hash);
        slots[slot] = made;
        bytes += 200 + 8L * length;
        if (2 * ++count > slots.length) {
            rehash();
        }
        return made;
    }

    private KnownStack make(int[] ids, int hash) {
        KnownFrame[] rootFirst = new KnownFrame[ids.length];
        int depth = 0;
        int kernel = 0;
        int unknown = 0;
        for (int i = 0; i < ids.length; i++) {
            KnownFrame known = frames.frame(ids[i]);
            Frame frame = known.frame();
            rootFirst[ids.length - 1 - i] = known;
            depth += known.isInlined() ? 0 : 1;
            kernel += frame.kind() == FrameKind.KERNEL ? 1 : 0;
            unknown += frame.equals(UNKNOWN_IN_KERNEL) ? 1 : 0;
        }
        return new KnownStack(ids, hash, depth, kernel, unknown, rootFirst);
    }

    private static int hash(int[] ids, int length) {
        int hash = length;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + ids[i];
        }
        hash *= 0x9e3779b9;
        return hash ^ hash >>> 15;
    }

    private void rehash() {
        KnownStack[] old = slots;
        slots = new KnownStack[2 * old.length];
        int mask = slots.length - 1;
        for (KnownStack stack : old) {
            if (stack != null) {
                int slot = stack.hash & mask;
                while (slots[slot] != null) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = stack;
            }
        }
    }

    /** How many bytes of memory it takes, about. */
    long bytes() {
        return bytes + 4L * slots.length;
    }

    void clear() {
        Arrays.fill(slots, null);
        count = 0;
        bytes = 0;
    }
}
