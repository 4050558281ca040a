package io.lockspot.analyzer.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * The lines of a text of any size, one at a time. Bytes that are not UTF-8 become replacement characters, {@code \r\n}
 * is a line's end too, and of a line longer than {@link #MAX_LINE} the end is dropped. Not safe for use by several
 * threads.
 */
public final class Lines {

    /** The longest line in bytes. A collapsed stack of 20,000 frames fits. */
    public static final int MAX_LINE = 4 << 20;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private byte[] line = new byte[1 << 10];
    private int length;
    private int position;
    private int limit;
    private long number;
    private boolean cut;
    private boolean terminated = true;
    private String damage;

    public Lines(InputStream in) {
        this.in = in;
    }

    /**
     * The next line without its end, or null after the last.
     *
     * @throws IOException if the text cannot be read; compressed text that breaks off only ends, see {@link #damage()}
     */
    public String next() throws IOException {
        if (position == limit && !fill()) {
            return null;
        }
        length = 0;
        cut = false;
        terminated = false;
        while (!terminated && (position < limit || fill())) {
            int end = endOfLine();
            append(position, end);
            terminated = end < limit;
            position = terminated ? end + 1 : end;
        }
        number++;
        int text = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, text, StandardCharsets.UTF_8);
    }

    /** The number of the line that {@link #next()} gave last, from 1. */
    public long number() {
        return number;
    }

    /** Whether that line was too long and lost its end. */
    public boolean cut() {
        return cut;
    }

    /** Whether that line ended as lines do; the last of a file that was cut off does not. */
    public boolean terminated() {
        return terminated;
    }

    /** Why the text ended before its time, when it was compressed and broken. */
    public Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    private int endOfLine() {
        for (int i = position; i < limit; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return limit;
    }

    private void append(int from, int to) {
        int fits = Math.min(to - from, MAX_LINE - length);
        cut |= fits < to - from;
        if (length + fits > line.length) {
            line = Arrays.copyOf(line, Math.min(MAX_LINE, Math.max(2 * line.length, length + fits)));
        }
        System.arraycopy(buffer, from, line, length, fits);
        length += fits;
    }

    private boolean fill() throws IOException {
        if (damage != null) {
            return false;
        }
        try {
            limit = Math.max(in.read(buffer), 0);
        } catch (EOFException | ZipException e) {
            damage = Expansion.reason(e);
            limit = 0;
        }
        position = 0;
        return limit > 0;
    }
}
