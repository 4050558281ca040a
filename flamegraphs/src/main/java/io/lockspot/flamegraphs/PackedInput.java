package io.lockspot.flamegraphs;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Base64;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * Reads a {@link PackedBlock} of a page from a stranger: JSON, as the characters of this reader, and numbers behind it.
 * What it can unpack to is bounded. To be used by one thread.
 */
final class PackedInput extends Reader {

    private static final int BUFFER = 1 << 16;

    private final Inflater inflater = new Inflater();
    private final Letters letters;
    private final InputStream bytes;

    /** How much may still be unpacked. */
    private long left;

    /** How much of the JSON is still to come. */
    private long json;

    /**
     * @param in at the first letter of the block, which ends at the first character that is none
     * @param most how many bytes may come out of it
     */
    PackedInput(Reader in, long most) throws IOException {
        letters = new Letters(in);
        bytes = new BufferedInputStream(
                new InflaterInputStream(Base64.getDecoder().wrap(letters), inflater, BUFFER), BUFFER);
        left = most;
        json = number();
    }

    /** A whole number, not below zero. */
    long number() throws IOException {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE - 1; shift += 7) {
            int next = next();
            if (next < 0) {
                throw new EOFException("the data ends too early; the file was cut off");
            }
            number |= (next & 0x7fL) << shift;
            if (next <= 0x7f) {
                return number;
            }
        }
        throw new IOException("a number is too large");
    }

    /** Nothing may follow; only at the end is it known that all was as it was written. */
    void end() throws IOException {
        if (next() >= 0) {
            throw new IOException("the data goes on behind its end");
        }
    }

    private int next() throws IOException {
        int next;
        try {
            next = bytes.read();
        } catch (EOFException e) {
            throw new IOException("the data ends too early; the file was cut off", e);
        } catch (ZipException e) {
            throw new IOException("the data is damaged: it cannot be unpacked", e);
        } catch (IOException e) {
            throw letters.failure == null ? damaged(e) : letters.failure;
        }
        if (next >= 0 && --left < 0) {
            throw new IOException("the data does not fit into memory; give Java more (-Xmx)");
        }
        return next;
    }

    /** Of what is wrong with base64, an end in the middle says nothing else. */
    private IOException damaged(IOException e) {
        return letters.isCut
                ? new IOException("the data ends too early; the file was cut off", e)
                : new IOException("the data is damaged: it is no base64", e);
    }

    @Override
    public int read() throws IOException {
        if (json == 0) {
            return -1;
        }
        json--;
        int next = next();
        if (next < 0) {
            throw new IOException("the data ends too early; the file was cut off");
        }
        return next;
    }

    @Override
    public int read(char[] into, int offset, int length) throws IOException {
        int count = 0;
        for (int c = 0; count < length && (c = read()) >= 0; count++) {
            into[offset + count] = (char) c;
        }
        return count == 0 && length > 0 ? -1 : count;
    }

    /** Leaves the page open; to be called in any case. */
    @Override
    public void close() {
        inflater.end();
    }

    /** The letters of the block as bytes. */
    private static final class Letters extends InputStream {
        private final Reader in;
        private boolean isCut;
        private boolean isEnd;
        /** Of the page itself, not of what is in it. */
        private IOException failure;

        Letters(Reader in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            if (isEnd) {
                return -1;
            }
            try {
                int c = in.read();
                isCut = c < 0;
                isEnd = c < 0 || c == '<';
                return isEnd ? -1 : Math.min(c, 0x7f);
            } catch (IOException e) {
                failure = e;
                throw e;
            }
        }
    }
}
