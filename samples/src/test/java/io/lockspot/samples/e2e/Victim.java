package io.lockspot.samples.e2e;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** A program whose every output is known: it uses a selector, prints on both streams and exits with 42. */
public final class Victim {

    private Victim() {}

    public static void main(String[] args) throws IOException {
        System.out.println("opening");
        try (Selector selector = Selector.open();
                ServerSocketChannel listening = ServerSocketChannel.open()) {
            listening.bind(new InetSocketAddress("127.0.0.1", 0));
            for (int i = 0; i < 20; i++) {
                connectAndClose(selector, listening);
            }
            System.out.println("keys left: " + selector.keys().size());
        }
        System.err.println("going");
        System.exit(42);
    }

    private static void connectAndClose(Selector selector, ServerSocketChannel listening) throws IOException {
        try (SocketChannel client = SocketChannel.open(listening.getLocalAddress());
                SocketChannel accepted = listening.accept()) {
            accepted.configureBlocking(false);
            accepted.register(selector, SelectionKey.OP_WRITE);
            selector.select();
            System.out.println("ready: " + selector.selectedKeys().size() + " " + client.isConnected());
            selector.selectedKeys().clear();
        }
        selector.selectNow();
    }
}
