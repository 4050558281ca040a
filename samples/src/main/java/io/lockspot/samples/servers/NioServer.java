package io.lockspot.samples.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** One selector and its thread, which accepts, reads, writes and closes: the server of the textbooks. */
final class NioServer implements Server {

    private static final int BACKLOG = 1024;

    private final Requests requests;
    private final ByteBuffer read = ByteBuffer.allocateDirect(4096);
    private final Thread thread = new Thread(this::loop, "selector");
    private Selector selector;
    private ServerSocketChannel listening;
    private volatile boolean stopped;
    private IOException failure;

    NioServer(Requests requests) {
        this.requests = requests;
    }

    @Override
    public int start(int port) throws IOException {
        selector = Selector.open();
        listening = ServerSocketChannel.open();
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        listening.configureBlocking(false);
        listening.register(selector, SelectionKey.OP_ACCEPT);
        thread.start();
        return ((InetSocketAddress) listening.getLocalAddress()).getPort();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        stopped = true;
        selector.wakeup();
        thread.join();
        if (failure != null) {
            throw failure;
        }
    }

    private void loop() {
        try (Selector closing = selector) {
            while (!stopped) {
                selector.select(this::ready);
            }
            for (SelectionKey key : closing.keys()) {
                key.channel().close();
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void ready(SelectionKey key) {
        try {
            if (key.channel() == listening) {
                accept();
            } else {
                serve(key);
            }
        } catch (IOException e) {
            // a connection that its client has reset
            close(key.channel());
        }
    }

    private void accept() throws IOException {
        for (SocketChannel channel = listening.accept(); channel != null; channel = listening.accept()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, new NioConnection(channel, requests));
        }
    }

    private void serve(SelectionKey key) throws IOException {
        NioConnection connection = (NioConnection) key.attachment();
        if (key.isReadable()) {
            connection.read(read);
        }
        connection.write();
        if (connection.isOver()) {
            close(key.channel());
        } else {
            key.interestOps(connection.isWriting() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    private static void close(Channel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }
}
