package io.lockspot.analyzer.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.zip.ZipException;

/**
 * A text of any size in blocks, each of which ends where a record ends, so that blocks can be parsed apart from each
 * other and in any order. Where blocks end depends on the text alone, and not on how the stream hands it out.
 *
 * <p>A record longer than {@link #LONGEST} is cut, and of a line longer than that the end is dropped. Only
 * {@link #release} may be called from other threads.
 */
public final class Blocks {

    /** Tells where records end. */
    @FunctionalInterface
    public interface RecordEnds {
        /** The index behind the last record that is known to end before {@code length}, or a number below 1. */
        int last(byte[] text, int length);
    }

    /** What blocks have when records are short. */
    public static final int USUAL = 1 << 20;

    /** The longest block, and so the longest record, in bytes. A stack of 30,000 frames fits. */
    public static final int LONGEST = 8 << 20;

    /** Java copies what it reads from a file once more; as much as this is still in the core's cache then. */
    private static final int AT_ONCE = 1 << 17;

    private final InputStream in;
    private final RecordEnds ends;
    private final int usual;
    private final int longest;
    private final ConcurrentLinkedQueue<byte[]> free = new ConcurrentLinkedQueue<>();
    private byte[] rest = new byte[0];
    private boolean dropping;
    private boolean ended;
    private String damage;

    /**
     * @param ends is asked for blocks that are not the last
     * @param usual what blocks have when records are short, such as {@link #USUAL}
     * @param longest what they have at most, such as {@link #LONGEST}
     */
    public Blocks(InputStream in, RecordEnds ends, int usual, int longest) {
        this.in = in;
        this.ends = ends;
        this.usual = usual;
        this.longest = longest;
    }

    /**
     * The next block, or null after the last.
     *
     * @throws IOException if the text cannot be read; compressed text that breaks off only ends, see {@link #damage()}
     */
    public Block next() throws IOException {
        if (dropping) {
            dropLine();
        }
        if (ended && rest.length == 0) {
            return null;
        }
        byte[] text = buffer(rest.length);
        int length = rest.length;
        System.arraycopy(rest, 0, text, 0, length);
        rest = new byte[0];
        while (true) {
            length = fill(text, length);
            if (ended) {
                return length == 0 ? null : new Block(text, length, true);
            }
            int end = ends.last(text, length);
            if (end <= 0 && text.length < longest) {
                text = Arrays.copyOf(text, Math.min(2 * text.length, longest) + Block.SLACK);
            } else {
                return cut(text, length, end > 0 ? end : lastLine(text, length));
            }
        }
    }

    private Block cut(byte[] text, int length, int end) {
        dropping = end == 0;
        int kept = dropping ? length : end;
        rest = Arrays.copyOfRange(text, kept, length);
        return new Block(text, kept, false);
    }

    /** Gives a block's memory back, when nobody reads it any more. */
    public void release(Block block) {
        if (block.bytes().length == usual + Block.SLACK) {
            free.add(block.bytes());
        }
    }

    /** Why the text ended before its time, when it was compressed and broken. */
    public Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    private byte[] buffer(int atLeast) {
        if (atLeast >= usual) {
            return new byte[Math.min(Math.max(2 * usual, 2 * atLeast), Math.max(longest, atLeast)) + Block.SLACK];
        }
        byte[] used = free.poll();
        return used == null ? new byte[usual + Block.SLACK] : used;
    }

    private int fill(byte[] text, int from) throws IOException {
        int length = from;
        int limit = text.length - Block.SLACK;
        while (length < limit && !ended) {
            length += Math.max(read(text, length, limit - length), 0);
        }
        return length;
    }

    private void dropLine() throws IOException {
        byte[] some = new byte[1 << 16];
        dropping = false;
        while (!ended) {
            int length = Math.max(read(some, 0, some.length), 0);
            for (int i = 0; i < length; i++) {
                if (some[i] == '\n') {
                    rest = Arrays.copyOfRange(some, i + 1, length);
                    return;
                }
            }
        }
    }

    private int read(byte[] into, int at, int length) throws IOException {
        try {
            int count = in.read(into, at, Math.min(length, AT_ONCE));
            ended = count < 0;
            return count;
        } catch (EOFException | ZipException e) {
            damage = Expansion.reason(e);
            ended = true;
            return 0;
        }
    }

    /** The index behind the last line's end, 0 when there is none. */
    private static int lastLine(byte[] text, int length) {
        int end = length;
        while (end > 0 && text[end - 1] != '\n') {
            end--;
        }
        return end;
    }
}
