package io.lockspot.analyzer.read;

import java.util.Locale;

/** Which counts are meant of a file of collapsed stacks that has two columns, a difference of two profiles. */
public enum Column {
    /** The first column. */
    BEFORE,
    /** The second column. */
    AFTER;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
