package io.lockspot.analyzer.read;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How far the reading of the recording is that this process opened last. Readers report here, whoever shows it looks
 * here; that costs a reader one volatile write for each block. Safe for use by several threads; when they read several
 * files at once, it tells of one of them.
 */
public final class ReadProgress {

    /**
     * A moment's state.
     *
     * @param file what is read; null before anything was
     * @param size its bytes; 0 when nobody knows, as of a pipe
     * @param read how many of them are behind
     */
    public record State(Path file, long size, long read) {}

    private static volatile State state = new State(null, 0, 0);

    private ReadProgress() {}

    public static State now() {
        return state;
    }

    /**
     * A file is opened, or read once more.
     *
     * @param from where its bytes really come from
     */
    static void begin(Path file, Path from) throws IOException {
        state = new State(file, Files.isRegularFile(from) ? Files.size(from) : 0, 0);
    }

    /** The reader is at this offset of the file. */
    public static void at(long offset) {
        State before = state;
        state = new State(before.file, before.size, offset);
    }

    /** The same stream; what is read from it counts. */
    static InputStream counting(InputStream in) {
        return new FilterInputStream(in) {
            private long read;

            @Override
            public int read() throws IOException {
                int value = super.read();
                count(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                count(count);
                return count;
            }

            private void count(int bytes) {
                if (bytes > 0) {
                    read += bytes;
                    at(read);
                }
            }
        };
    }
}
