package io.lockspot.analyzer.read.jfr;

/** How much of anything a recording may hold before it is taken for damaged: far above what real recordings hold. */
final class Limits {

    /** Offsets inside a chunk are {@code int}s. JFR rotates at 12 MB, async-profiler at 100 MB. */
    static final long CHUNK_BYTES = Integer.MAX_VALUE - 16;

    /** A chunk of this size or less is held whole while it is read; of a larger one, a piece at a time. JFR's end here. */
    static final int WHOLE_BYTES = 16 << 20;

    /** The piece of a larger chunk. */
    static final int BLOCK_BYTES = 1 << 20;

    /** The chunks that are read at the same time, together; a larger one is read alone. */
    static final long BYTES_AHEAD = 256L << 20;

    /** One string; class and method names end at 64 kB. */
    static final int STRING_BYTES = 4 << 20;

    /** All strings of one chunk that are asked for, each constant counted once. */
    static final long TEXT_CHARS = 32L << 20;

    /** A JDK with all its events needs 200 kB. */
    static final int METADATA_BYTES = 32 << 20;

    static final int METADATA_STRINGS = 500_000;

    static final int METADATA_ELEMENTS = 500_000;

    /** Elements inside elements; the format has five levels. */
    static final int METADATA_DEPTH = 32;

    /** Types inside types, embedded. */
    static final int TYPE_DEPTH = 32;

    /** Simple values in one type after everything embedded was unfolded. */
    static final int LAYOUT_STEPS = 4_096;

    /** Entries of all constant pools of one chunk; they cost 16 bytes of heap each. */
    static final int POOL_ENTRIES = 3_000_000;

    /** Frames of one stack; async-profiler's default is 2,048. */
    static final int STACK_FRAMES = 65_536;

    /** How far to look for the next chunk behind damage. */
    static final long RESYNC_BYTES = 256L << 20;

    /** Damaged places in one file before the rest is given up. */
    static final int DAMAGES = 64;

    /** Damaged places that are told one by one. */
    static final int DAMAGES_TOLD = 8;

    /** Base64 of one histogram; the agent's largest are a few kB. */
    static final int HISTOGRAM_CHARS = 1 << 20;

    /** The highest number of a summary that gaps are looked for in: eleven days of 16 summaries a second. */
    static final long SEQUENCE = 1L << 24;

    /** Constants that refer to constants before a text is found; a class's name is three away. */
    static final int TEXT_HOPS = 4;

    /** A chunk that says that it covers more than a year is not believed. */
    static final long CHUNK_NANOS = 366L * 24 * 3600 * 1_000_000_000;

    private Limits() {}
}
