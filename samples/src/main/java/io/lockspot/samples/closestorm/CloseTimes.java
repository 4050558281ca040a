package io.lockspot.samples.closestorm;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** Closes connections and keeps the time of every call. One thread closes, others read after it has finished. */
final class CloseTimes {

    private final long[] nanos;
    private int count;

    /** @param most how many closes there will be at most */
    CloseTimes(int most) {
        nanos = new long[most];
    }

    void close(SocketChannel connection) throws IOException {
        long start = System.nanoTime();
        connection.close();
        nanos[count++] = System.nanoTime() - start;
    }

    int count() {
        return count;
    }

    /** What each call took, in the order of the calls. */
    long[] nanos() {
        return Arrays.copyOf(nanos, count);
    }
}
