package io.lockspot.flamegraphs;

/** Where the code of a {@link Frame} runs. */
public enum FrameKind {
    /** Java code, interpreted or compiled. */
    JAVA,
    /** Java code that the compiler inlined into its caller. */
    INLINED,
    /** Code of a native library, of the JVM itself, or of a program that is not Java. */
    NATIVE,
    /** Code of the kernel or of one of its modules. */
    KERNEL,
    /** Not code: a thread, or a marker such as {@code [truncated]}. */
    OTHER,
    /** Not code but the lock itself that the frames above it wait for. */
    LOCK
}
