package io.lockspot.analyzer.read;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.ZipException;

/** What a file holds once it is decompressed: its beginning, to tell the format from, and the whole as a stream. */
final class Content implements Closeable {

    /** How much of the beginning is looked at. */
    static final int HEAD = 1 << 16;

    private final BufferedInputStream stream;
    private final byte[] head;
    private final boolean compressed;

    private Content(BufferedInputStream stream, byte[] head, boolean compressed) {
        this.stream = stream;
        this.head = head;
        this.compressed = compressed;
    }

    /** @param raw is closed with the content, and when this throws */
    static Content of(InputStream raw) throws IOException {
        try {
            BufferedInputStream plain = new BufferedInputStream(raw, HEAD);
            byte[] head = peek(plain);
            if (!isGzip(head)) {
                return new Content(plain, head, false);
            }
            BufferedInputStream expanded = new BufferedInputStream(Expansion.of(plain), HEAD);
            return new Content(expanded, peek(expanded), true);
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }

    static boolean isGzip(byte[] head) {
        return head.length > 1 && (head[0] & 0xff) == 0x1f && (head[1] & 0xff) == 0x8b;
    }

    byte[] head() {
        return head;
    }

    /** Everything from the beginning, the head included. */
    InputStream stream() {
        return stream;
    }

    boolean compressed() {
        return compressed;
    }

    /** Reads ahead; a compressed file that breaks off within its head has the head that came before. */
    private static byte[] peek(BufferedInputStream in) throws IOException {
        byte[] head = new byte[HEAD];
        int length = 0;
        in.mark(HEAD);
        try {
            for (int count; length < HEAD && (count = in.read(head, length, HEAD - length)) > 0; ) {
                length += count;
            }
        } catch (EOFException | ZipException e) {
            if (length == 0) {
                throw e;
            }
        }
        in.reset();
        return Arrays.copyOf(head, length);
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
