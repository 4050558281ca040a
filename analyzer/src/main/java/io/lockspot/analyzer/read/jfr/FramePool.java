package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Frames by number, and their numbers by the names that the file has for them: so a method is canonicalised once and not
 * once per chunk, and stacks are compared as numbers. Not safe for use by several threads; the frames are the same
 * objects in all pools of one recording.
 */
final class FramePool {

    /** How the name of a method is to be understood. */
    enum Kind {
        JAVA,
        LIBRARY,
        KERNEL
    }

    /** Its hash is spelled out: those that the JVM makes for records are slow until they are compiled. */
    private record Name(Kind kind, String className, String method) {
        @Override
        public int hashCode() {
            return (className.hashCode() * 31 + method.hashCode()) * 31 + kind.ordinal();
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Name that
                    && kind == that.kind
                    && method.equals(that.method)
                    && className.equals(that.className);
        }
    }

    private final SharedPool<Frame> shared;
    private final Map<Name, Integer> known = new HashMap<>();
    private final Map<Frame, Integer> numbers = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();

    FramePool(SharedPool<Frame> shared) {
        this.shared = shared;
    }

    /**
     * The number of a method or function.
     *
     * @param className as the JVM has it; empty for functions
     */
    int number(Kind kind, String className, String method) {
        Name name = new Name(kind, className, method);
        Integer number = known.get(name);
        if (number == null) {
            number = number(
                    switch (kind) {
                        case KERNEL -> CanonicalNames.kernel(method);
                        case LIBRARY -> CanonicalNames.nativeFrame(method);
                        case JAVA ->
                            className.isEmpty()
                                    ? CanonicalNames.java(method)
                                    : CanonicalNames.java(ClassNames.of(className), method);
                    });
            known.put(name, number);
        }
        return number;
    }

    int number(Frame frame) {
        Integer number = numbers.get(frame);
        if (number == null) {
            number = frames.size();
            Frame one = shared.one(frame, 1);
            frames.add(one);
            numbers.put(one, number);
        }
        return number;
    }

    Frame frame(int number) {
        return frames.get(number);
    }

    /** How many names and frames it holds. */
    int size() {
        return known.size() + frames.size();
    }

    /** Forgets all; the numbers mean nothing any more. */
    void clear() {
        known.clear();
        numbers.clear();
        frames.clear();
    }
}
