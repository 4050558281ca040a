package io.lockspot.analyzer.model;

/**
 * Something that the reader of a result must know; travels with the result into every output format.
 *
 * @param code stable, for programs: {@code incomplete}, {@code damaged}, {@code no-kernel-frames}, …
 * @param text one sentence for people: what is wrong, and what to do about it
 */
public record Warning(String code, String text) {

    /** The recording ends before the run did: the process was killed, or the file is still growing. */
    public static final String INCOMPLETE = "incomplete";

    /** Part of the file could not be read. */
    public static final String DAMAGED = "damaged";

    /** Whether results that carry this warning are partial (exit code 3). */
    public boolean partial() {
        return code.equals(INCOMPLETE) || code.equals(DAMAGED);
    }
}
