package io.lockspot.analyzer.read;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

/**
 * The lines of a text of any size, one at a time, as bytes. {@code \r\n} is a line's end too, and of a line longer than
 * {@link #MAX_LINE} the end is dropped. Not safe for use by several threads.
 */
public final class LineBytes {

    /** The longest line in bytes. A collapsed stack of 20,000 frames fits. */
    public static final int MAX_LINE = 4 << 20;

    private static final int BLOCK = 1 << 18;

    private final InputStream in;
    private byte[] buffer = new byte[BLOCK];
    private int from;
    private int to;
    private int position;
    private int limit;
    private long number;
    private boolean cut;
    private boolean terminated = true;
    private String damage;

    public LineBytes(InputStream in) {
        this.in = in;
    }

    /**
     * Goes to the next line.
     *
     * @return false after the last
     * @throws IOException if the text cannot be read; compressed text that breaks off only ends, see {@link #damage()}
     */
    public boolean next() throws IOException {
        from = position;
        cut = false;
        int end = endOfLine(from);
        while (end == limit) {
            int known = limit - from;
            if (known >= MAX_LINE) {
                dropRest();
                end = from + MAX_LINE;
                break;
            }
            if (!fill()) {
                end = limit;
                position = limit;
                break;
            }
            end = endOfLine(from + known);
        }
        if (end == from && end == limit && !cut) {
            return false;
        }
        terminated = cut || end < limit;
        position = cut ? position : Math.min(end + 1, limit);
        to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        number++;
        return true;
    }

    /** Holds the line from {@link #from()} to {@link #to()}; may be another array after the next line. */
    public byte[] bytes() {
        return buffer;
    }

    public int from() {
        return from;
    }

    public int to() {
        return to;
    }

    /** The line; bytes that are not UTF-8 become replacement characters. */
    public String text() {
        return new String(buffer, from, to - from, StandardCharsets.UTF_8);
    }

    /** The number of the line, from 1. */
    public long number() {
        return number;
    }

    /** Whether the line was too long and lost its end. */
    public boolean cut() {
        return cut;
    }

    /** Whether the line ended as lines do; the last of a file that was cut off does not. */
    public boolean terminated() {
        return terminated;
    }

    /** Why the text ended before its time, when it was compressed and broken. */
    public Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    private int endOfLine(int start) {
        int i = start;
        while (i < limit && buffer[i] != '\n') {
            i++;
        }
        return i;
    }

    /** Reads more behind the line that was begun. */
    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, limit - from);
            limit -= from;
            from = 0;
        }
        if (limit == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(2 * buffer.length, MAX_LINE + BLOCK));
        }
        int count = read(limit);
        limit += count;
        return count > 0;
    }

    /** Leaves of a line that is too long its beginning, and goes behind its end. */
    private void dropRest() throws IOException {
        cut = true;
        int keep = from + MAX_LINE;
        if (keep == buffer.length) {
            buffer = Arrays.copyOf(buffer, keep + BLOCK);
        }
        position = limit;
        while (position == limit) {
            limit = keep;
            int count = read(keep);
            if (count == 0) {
                position = limit;
                return;
            }
            limit = keep + count;
            int end = endOfLine(keep);
            position = end == limit ? limit : end + 1;
            if (end < limit) {
                return;
            }
        }
    }

    private int read(int at) throws IOException {
        if (damage != null) {
            return 0;
        }
        try {
            return Math.max(in.read(buffer, at, buffer.length - at), 0);
        } catch (EOFException | ZipException e) {
            damage = Expansion.reason(e);
            return 0;
        }
    }
}
