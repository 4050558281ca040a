package io.lockspot.analyzer.read.jfr;

import java.nio.ByteBuffer;

/**
 * A place in a chunk, never beyond its limit, and the bytes around it. Positions count from the start of the chunk. The
 * bytes pass through a block on the heap: arrays are read several times faster than mapped memory, and a file that is cut
 * while it is read shows when a block is filled and nowhere else. Not safe for use by several threads.
 */
abstract class BlockCursor {

    /** Not in the chunk. */
    private static final int NOWHERE = -1;

    /** The constants of one type are held together when they lie within this, and what the last of them takes. */
    private static final int MOST_AT_HOME = 8 << 20;

    private static final int BEHIND_THE_LAST = 1 << 16;

    private final int length;
    private final long base;
    private final ChunkSource source;

    /** Where the block begins whenever what is asked for lies in it then; {@link #NOWHERE} when it just goes along. */
    private final int home;

    final byte[] block;

    /** The position of the block's first byte, and how many of its bytes are filled. */
    int blockAt;

    int filled;

    /** Where to read next in the block; may lie behind it. */
    int at;

    /** How far to read in the block: to the limit, or to the end of the block when that comes first. */
    int end;

    private int limit;

    /**
     * @param length of the chunk
     * @param base the chunk's offset in the file
     * @param block to read through; a chunk that fits into it is held whole
     * @throws ChunkDamage when the file ends before the chunk does
     */
    BlockCursor(int length, long base, ChunkSource source, byte[] block) {
        this.length = length;
        this.base = base;
        this.source = source;
        this.block = block;
        this.limit = length;
        this.home = block.length >= length ? 0 : NOWHERE;
        load(0);
    }

    /** Over the same bytes, at the start; a chunk that is held whole is shared, of others it has a block of its own. */
    BlockCursor(BlockCursor other, int home, int blockBytes) {
        length = other.length;
        base = other.base;
        source = other.source;
        limit = length;
        if (other.isWhole()) {
            this.home = 0;
            block = other.block;
            filled = other.filled;
            end = filled;
        } else {
            this.home = home;
            block = new byte[Math.min(blockBytes, length)];
        }
    }

    /** The same for values between two positions, to which it goes in no order. */
    BlockCursor(BlockCursor other, int first, int last, int blockBytes) {
        this(
                other,
                last - first <= MOST_AT_HOME ? first : NOWHERE,
                last - first <= MOST_AT_HOME ? last - first + BEHIND_THE_LAST : blockBytes);
    }

    /** Bytes in memory as a source. */
    static ChunkSource source(ByteBuffer bytes, long base) {
        return (offset, into, count) -> bytes.get((int) (offset - base), into, 0, count);
    }

    private boolean isWhole() {
        return block.length >= length;
    }

    final int position() {
        return blockAt + at;
    }

    /** The end of the chunk. */
    final int end() {
        return length;
    }

    /** Goes to {@code newPosition} and reads up to {@code newLimit} at most; both within the chunk. */
    final void window(int newPosition, int newLimit) {
        limit = newLimit;
        at = newPosition - blockAt;
        if (at < 0) {
            load(newPosition);
        } else {
            end = Math.min(newLimit - blockAt, filled);
        }
    }

    final int remaining() {
        return limit - position();
    }

    final void skip(int count) {
        if (count > remaining()) {
            throw beyond();
        }
        at += count;
    }

    /** Sees to it that so many bytes can be read from the block; never more than it is long. */
    final void need(int count) {
        if (count > end - at) {
            if (count > remaining()) {
                throw beyond();
            }
            load(position());
            if (count > end - at) {
                // They lie across the end of the block.
                load(position(), position());
            }
        }
    }

    /** Copies what lies between the position and the limit; the cursor stays where it is. */
    final byte[] rest() {
        return bytes(remaining());
    }

    /** Copies what comes next; the cursor stays where it is. */
    final byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        copy(position(), bytes, count);
        return bytes;
    }

    private void load(int position) {
        boolean atHome = home != NOWHERE && position >= home && position - home < block.length;
        load(atHome ? home : position, position);
    }

    /** Fills the block from there on. */
    private void load(int from, int position) {
        int count = Math.min(block.length, length - from);
        copy(from, block, count);
        blockAt = from;
        filled = count;
        at = position - from;
        end = Math.min(limit - from, count);
    }

    private void copy(int from, byte[] into, int count) {
        source.copy(base + from, into, count);
    }

    /** A position as an offset in the file. */
    final long offset(int position) {
        return base + position;
    }

    final ChunkDamage beyond() {
        return damage(position(), "a value reaches over the end of what it belongs to");
    }

    final ChunkDamage damage(int position, String what) {
        return new ChunkDamage(base + position, what);
    }
}
