package io.lockspot.analyzer.read;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/**
 * The contents of a gzip file of one or several members, with a limit against bombs. A fault stays: after the first
 * exception every read throws it again.
 */
final class Expansion extends FilterInputStream {

    /**
     * How many times its size a compressed recording may become. Recordings reach 20, a {@code perf script} of one stack
     * over and over 130; gzip can do 1,030.
     */
    static final int MAX_EXPANSION = 400;

    /** Nothing that expands to less than this is refused. */
    static final long ALWAYS_ALLOWED = 64L << 20;

    /** The file expands to more than any recording would. */
    static final class BombException extends IOException {
        private static final long serialVersionUID = 1;

        BombException() {
            super("expands to more than " + MAX_EXPANSION + " times its size, which no recording does");
        }
    }

    private final Compressed compressed;
    private long expanded;
    private IOException fault;

    private Expansion(Compressed compressed) throws IOException {
        super(new GZIPInputStream(compressed, 1 << 15));
        this.compressed = compressed;
    }

    /** @param compressed positioned at the first member; supports {@code mark} */
    static Expansion of(InputStream compressed) throws IOException {
        return new Expansion(new Compressed(compressed));
    }

    /** What a broken gzip stream means to the user. */
    static String reason(IOException e) {
        return e instanceof EOFException
                ? "the compressed data is cut off; what came before counts"
                : "the compressed data is damaged; what came before counts";
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (fault != null) {
            throw fault;
        }
        try {
            int count = super.read(into, offset, length);
            expanded += Math.max(count, 0);
            if (expanded > ALWAYS_ALLOWED && expanded / MAX_EXPANSION > compressed.consumed) {
                throw new BombException();
            }
            return count;
        } catch (IOException e) {
            fault = e;
            throw e;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
    }

    /**
     * Nothing, so that whoever buffers this takes what one read gives: reading on, it would lose that when the next read
     * meets the end of broken data.
     */
    @Override
    public int available() {
        return 0;
    }

    /**
     * Counts what is read, and tells truly whether more follows: {@link GZIPInputStream} asks {@code available()} to
     * find out whether there is another member, and a pipe may answer 0 while its writer is still busy.
     */
    private static final class Compressed extends FilterInputStream {
        private long consumed;

        Compressed(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            consumed += value < 0 ? 0 : 1;
            return value;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count = super.read(into, offset, length);
            consumed += Math.max(count, 0);
            return count;
        }

        @Override
        public int available() throws IOException {
            in.mark(1);
            int next = in.read();
            in.reset();
            return next < 0 ? 0 : 1;
        }
    }
}
