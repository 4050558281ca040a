package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Warning;

/**
 * Something else than the change that is not the same before and after, and that may be what the figures show.
 *
 * @param code for programs, such as {@code different-kernelRelease}
 * @param what it is, in words, such as {@code the kernel}
 * @param before what it is in the runs before; {@code unknown} when they do not say
 * @param after what it is in the runs after
 */
public record Difference(String code, String what, String before, String after) {

    Warning warning() {
        return new Warning(
                code,
                "NOT THE SAME: " + what + " differs, before " + before + ", after " + after
                        + "; what changed may be due to that");
    }
}
