package io.lockspot.samples.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Asynchronous channels and completion handlers. */
final class Nio2Server implements Server {

    private static final int THREADS = 2;
    private static final int BACKLOG = 1024;
    private static final int STOP_SECONDS = 10;

    private final Requests requests;
    private AsynchronousChannelGroup group;
    private AsynchronousServerSocketChannel listening;

    Nio2Server(Requests requests) {
        this.requests = requests;
    }

    @Override
    public int start(int port) throws IOException {
        group = AsynchronousChannelGroup.withFixedThreadPool(THREADS, Executors.defaultThreadFactory());
        listening = AsynchronousServerSocketChannel.open(group);
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        listening.accept(null, new Accepting());
        return ((InetSocketAddress) listening.getLocalAddress()).getPort();
    }

    /** Closes the group, and with it all of its channels. */
    @Override
    public void close() throws IOException, InterruptedException {
        group.shutdownNow();
        if (!group.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
            throw new IOException("channels were still in use after " + STOP_SECONDS + " s");
        }
    }

    private final class Accepting implements CompletionHandler<AsynchronousSocketChannel, Void> {

        @Override
        public void completed(AsynchronousSocketChannel channel, Void none) {
            listening.accept(null, this);
            new Nio2Connection(channel, requests).read();
        }

        @Override
        public void failed(Throwable e, Void none) {
            // the server stops
        }
    }
}
