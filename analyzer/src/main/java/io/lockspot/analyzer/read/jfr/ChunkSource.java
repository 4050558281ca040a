package io.lockspot.analyzer.read.jfr;

import java.nio.ByteBuffer;

/** Copies bytes of a chunk to where they are read. Safe for use by several threads. */
@FunctionalInterface
interface ChunkSource {

    /** For bytes that nobody can take away. */
    ChunkSource IN_MEMORY = (chunk, from, into, count, base) -> chunk.get(from, into, 0, count);

    /**
     * Copies {@code count} bytes of the chunk from that index on.
     *
     * @param base the chunk's offset in the file
     * @throws ChunkDamage when they are no longer there
     */
    void copy(ByteBuffer chunk, int from, byte[] into, int count, long base);
}
