package io.lockspot.agent.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Looks for names in the kernel's list of symbols, more than a hundred thousand lines, each of which costs the kernel a
 * third of a microsecond to write: so it is read in pieces, as bytes, and no further than wanted.
 */
final class Symbols implements AutoCloseable {

    private static final int PIECE = 1 << 16;

    private final InputStream in;
    private final byte[] bytes = new byte[PIECE];
    private int length;

    Symbols(Path list) throws IOException {
        in = Files.newInputStream(list);
    }

    /** The next lines, whole ones, from one line feed to another; null at the end. */
    String next() throws IOException {
        int kept = rest();
        int read = in.readNBytes(bytes, kept, PIECE - kept);
        length = kept + read;
        if (read == 0) {
            return null;
        }
        return new String(bytes, 0, wholeLines(), StandardCharsets.ISO_8859_1);
    }

    /** Whether a symbol of this name is among the lines. */
    static boolean has(String lines, String name) {
        return lines.contains(" " + name + "\n");
    }

    /** Moves what follows the last whole line to the beginning. */
    private int rest() {
        int from = wholeLines();
        int rest = length - from;
        System.arraycopy(bytes, from, bytes, 0, rest);
        return rest;
    }

    private int wholeLines() {
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        // A line that fills all has no end that could be waited for.
        return end == 0 ? length : end;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
