package io.lockspot.flamegraphs;

import java.util.Objects;

/**
 * One function on a stack, under its canonical name: {@code sun.nio.ch.SelectorImpl.cancel}, {@code __close},
 * {@code eventpoll_release_file}. The kind is part of the identity: a kernel function and a native one of the same name
 * are two frames. The name holds no mark of the kind and no address.
 */
public record Frame(String name, FrameKind kind) implements Comparable<Frame> {

    /** How text and collapsed stacks mark a kernel frame, as async-profiler writes it. */
    public static final String KERNEL_MARK = "_[k]";

    public Frame {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(kind, "kind");
    }

    public static Frame java(String name) {
        return new Frame(name, FrameKind.JAVA);
    }

    public static Frame nativeCode(String name) {
        return new Frame(name, FrameKind.NATIVE);
    }

    public static Frame kernel(String name) {
        return new Frame(name, FrameKind.KERNEL);
    }

    public static Frame other(String name) {
        return new Frame(name, FrameKind.OTHER);
    }

    /** The end of a stack of waiting: the lock, under its stable name. */
    public static Frame lock(String name) {
        return new Frame(name, FrameKind.LOCK);
    }

    /** The name as text shows it: kernel frames end in {@value #KERNEL_MARK}. */
    public String label() {
        return kind == FrameKind.KERNEL ? name + KERNEL_MARK : name;
    }

    /** The same in every run of every program: the order in hash tables never changes. */
    @Override
    public int hashCode() {
        return name.hashCode() * 31 + kind.ordinal();
    }

    /** Spelled out, as the hash is: that which the JVM makes for records is slow until it is compiled. */
    @Override
    public boolean equals(Object o) {
        return this == o || o instanceof Frame that && kind == that.kind && name.equals(that.name);
    }

    @Override
    public int compareTo(Frame that) {
        int byName = name.compareTo(that.name);
        return byName != 0 ? byName : kind.compareTo(that.kind);
    }
}
