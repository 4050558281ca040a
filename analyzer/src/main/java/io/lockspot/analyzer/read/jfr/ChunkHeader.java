package io.lockspot.analyzer.read.jfr;

import java.nio.ByteBuffer;

/**
 * The first 68 bytes of a chunk. Positions count from the start of the chunk.
 *
 * @param offset where the chunk starts in the file
 * @param size its length with the header; 0 when the writer never came to tell
 * @param poolPosition of the last checkpoint event; the others are found from there
 * @param startNanos since 1970
 * @param finished whether the writer was done with it
 */
record ChunkHeader(
        long offset,
        long size,
        long poolPosition,
        long metadataPosition,
        long startNanos,
        long durationNanos,
        long startTicks,
        long ticksPerSecond,
        boolean finished,
        boolean compressed) {

    static final int BYTES = 68;

    /** {@code FLR\0}. */
    static final int MAGIC = 0x464c5200;

    private static final int VERSION = 2;
    private static final int STATE_AT = 64;
    private static final int FLAGS_AT = 67;
    private static final int COMPRESSED = 1;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** No clock ticks faster; keeps the arithmetic below within a {@code long}. */
    private static final long FASTEST_CLOCK = 1_000_000_000_000L;

    /**
     * @param bytes at least {@value #BYTES} that start with the magic
     * @throws ChunkDamage when no chunk can start so
     */
    static ChunkHeader of(ByteBuffer bytes, long offset) {
        int major = bytes.getShort(4);
        if (major != VERSION) {
            throw new ChunkDamage(
                    offset,
                    "JFR format " + major + "." + bytes.getShort(6)
                            + " cannot be read, only 2.x; record with JDK 8u262, 11 or newer");
        }
        ChunkHeader header = new ChunkHeader(
                offset,
                bytes.getLong(8),
                bytes.getLong(16),
                bytes.getLong(24),
                bytes.getLong(32),
                bytes.getLong(40),
                bytes.getLong(48),
                bytes.getLong(56),
                bytes.get(STATE_AT) == 0 && bytes.getLong(8) != 0,
                (bytes.get(FLAGS_AT) & COMPRESSED) != 0);
        if (header.size != 0 && header.size < BYTES) {
            throw new ChunkDamage(offset, "a chunk of " + header.size + " bytes, less than its header");
        }
        if (header.size > Limits.CHUNK_BYTES) {
            throw new ChunkDamage(offset, "a chunk of " + header.size + " bytes, more than 2 GiB");
        }
        if (header.ticksPerSecond <= 0 || header.ticksPerSecond > FASTEST_CLOCK) {
            throw new ChunkDamage(offset, "a clock of " + header.ticksPerSecond + " ticks a second");
        }
        return header;
    }

    /** A difference of ticks in nanoseconds. */
    long nanos(long ticks) {
        if (ticksPerSecond == NANOS_PER_SECOND) {
            return ticks;
        }
        long seconds = ticks / ticksPerSecond;
        double rest = (double) (ticks % ticksPerSecond) * NANOS_PER_SECOND / ticksPerSecond;
        return seconds * NANOS_PER_SECOND + (long) rest;
    }

    /** A moment in ticks as nanoseconds since 1970. */
    long epochNanos(long ticks) {
        return startNanos + nanos(ticks - startTicks);
    }
}
