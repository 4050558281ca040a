package io.lockspot.analyzer.read.jfr;

/**
 * The bytes of a chunk do not make sense. Ends the reading of that chunk, never of the program; unchecked and without a
 * stack trace because it can come out of every read of the hot loop.
 */
final class ChunkDamage extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** For an offset that only the reader of the chunk knows. */
    static final long IN_METADATA = -1;

    private final long offset;
    private final boolean unfinished;

    /** @param offset in the file */
    ChunkDamage(long offset, String what) {
        this(offset, what, false);
    }

    private ChunkDamage(long offset, String what, boolean unfinished) {
        super(what, null, false, false);
        this.offset = offset;
        this.unfinished = unfinished;
    }

    /** Nothing is broken, but the writer never came to the end of the chunk. */
    static ChunkDamage unfinished(long offset) {
        return new ChunkDamage(
                offset,
                "the chunk ends here unfinished: it is still being written, or the JVM was killed;"
                        + " dump or stop a recording before the JVM ends",
                true);
    }

    /** A living JVM keeps only so much of a recording, and deletes the oldest chunks when a new one begins. */
    static ChunkDamage deleted() {
        return new ChunkDamage(0, "the JVM deleted the file while its repository was being read", true);
    }

    /** Whether the chunk is only not finished. */
    boolean unfinished() {
        return unfinished;
    }

    /** The same, with the offset of the metadata if it had none. */
    ChunkDamage within(long metadata) {
        return offset == IN_METADATA ? new ChunkDamage(metadata, getMessage()) : this;
    }

    /** Where and what, for a message behind the file's name. */
    String text() {
        return "offset " + offset + ": " + getMessage();
    }
}
