package io.lockspot.analyzer.read.jfr;

/** Where the bytes of chunks come from. Safe for use by several threads. */
@FunctionalInterface
interface ChunkSource {

    /**
     * Copies {@code count} bytes from that offset of the file on.
     *
     * @throws ChunkDamage when they are no longer there
     */
    void copy(long offset, byte[] into, int count);
}
