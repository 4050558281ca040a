package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Stack;

/** One chunk, opened: its types, its constants, and what was resolved of them so far. */
final class Chunk {

    /** Stacks are read in their order. */
    private static final int STACKS_BLOCK = 1 << 16;

    private final ChunkHeader header;
    private final Metadata metadata;
    private final Texts texts;
    private final Threads threads;
    private final StackTraces stacks;
    private final boolean asyncProfiler;
    private final TimeSpan span = new TimeSpan();

    Chunk(ChunkHeader header, ByteCursor in, Metadata metadata, ConstantPools pools, Recurring recurring) {
        this.header = header;
        this.metadata = metadata;
        this.asyncProfiler = metadata.types().stream().anyMatch(t -> t.name().startsWith("profiler."));
        texts = new Texts(in.another(), metadata, pools, recurring.texts());
        threads = new Threads(in, metadata, pools, texts);
        Methods methods = new Methods(in, metadata, pools, texts, recurring.frames(), asyncProfiler);
        stacks = new StackTraces(in.another(STACKS_BLOCK), metadata, pools, methods, recurring);
    }

    ChunkHeader header() {
        return header;
    }

    Metadata metadata() {
        return metadata;
    }

    /** Whether async-profiler wrote it and not the JDK. */
    boolean asyncProfiler() {
        return asyncProfiler;
    }

    /** What the events that were read cover, in ticks. */
    TimeSpan span() {
        return span;
    }

    String text(FieldDescriptor field, long value) {
        return texts.of(field, value);
    }

    String thread(FieldDescriptor field, long key) {
        return threads.of(field, key);
    }

    /** Where the stack lies; asked for in this order they are read fastest. */
    int stackPosition(long key) {
        return stacks.position(key);
    }

    Stack stackAt(int position) {
        return stacks.at(position);
    }

    Stack stack(long key) {
        return stacks.of(key);
    }
}
