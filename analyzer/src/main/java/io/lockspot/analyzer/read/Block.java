package io.lockspot.analyzer.read;

/**
 * A part of a text that begins and ends where lines do.
 *
 * @param bytes the text from index 0; {@link #SLACK} bytes beyond {@code length} exist and hold anything
 * @param length how many bytes are text
 * @param last whether the text ends here
 */
public record Block(byte[] bytes, int length, boolean last) {

    /** So many bytes can be read beyond the end, so that a reader may take eight bytes at a time. */
    public static final int SLACK = 8;

    /** Whether its last line ended as lines do; that of a file that was cut off does not. */
    public boolean terminated() {
        return length == 0 || bytes[length - 1] == '\n';
    }
}
