package io.lockspot.analyzer.model;

import io.lockspot.flamegraphs.Frame;
import java.util.List;

/** A call stack, outermost caller first. Its hash is computed once: stacks are the keys of every fold. */
public final class Stack {

    public static final Stack EMPTY = new Stack(List.of());

    private final List<Frame> frames;
    private final int hash;

    /** @param rootFirst the frames, outermost caller first; copied */
    public Stack(List<Frame> rootFirst) {
        this.frames = List.copyOf(rootFirst);
        this.hash = frames.hashCode();
    }

    /** The frames, outermost caller first; unmodifiable. */
    public List<Frame> frames() {
        return frames;
    }

    public boolean isEmpty() {
        return frames.isEmpty();
    }

    @Override
    public boolean equals(Object o) {
        return this == o || o instanceof Stack that && hash == that.hash && frames.equals(that.frames);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return frames.stream().map(Frame::label).reduce((a, b) -> a + ";" + b).orElse("");
    }
}
