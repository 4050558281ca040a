package io.lockspot.flamegraphs;

import java.util.Objects;

/**
 * How the verdicts of a {@link CallTreeDiff} were found, or why it has none; for its reader.
 *
 * @param words such as {@code a t test over 5 runs before and 5 after}, or the reason; may be empty
 * @param scale the name of the {@link DiffScale} whose costs were tested; empty when nothing was
 */
public record DiffTest(String words, String scale) {

    static final DiffTest NONE = new DiffTest("", "");

    public DiffTest {
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(scale, "scale");
    }
}
