package io.lockspot.samples.closestorm;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.List;

/** A server: which selector a connection belongs to, and which thread closes it. Used by the main thread only. */
interface StormServer extends AutoCloseable {

    /**
     * After so many closes of one thread the selector is asked to select, so that descriptors come back while others
     * are still being closed: {@code close()} alone does not wake it up.
     */
    int SELECT_EVERY = 16;

    /** Takes over connections that were just accepted. */
    void add(List<SocketChannel> accepted);

    /** Returns when every selector has told epoll what it waits for. */
    void settle() throws IOException, InterruptedException;

    /**
     * Closes all connections at once and returns when the last descriptor has been given back: every selector has
     * selected once more, and found its key set empty after that. A select takes keys out of the set only together with
     * {@code EPOLL_CTL_DEL} and {@code close(2)}.
     */
    TearDown tearDown() throws IOException, InterruptedException;

    @Override
    void close() throws IOException, InterruptedException;
}
