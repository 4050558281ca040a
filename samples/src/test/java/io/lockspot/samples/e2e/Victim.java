package io.lockspot.samples.e2e;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URL;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/** A program whose every output is known: it uses a selector, prints on both streams and exits with 42. */
public final class Victim {

    /** The argument that makes it wait for ever instead. */
    static final String HANG = "hang";

    private Victim() {}

    static String classPath() {
        URL classes = Victim.class.getProtectionDomain().getCodeSource().getLocation();
        return Path.of(URI.create(classes.toString())).toString();
    }

    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals(HANG)) {
            Thread.currentThread().join();
        }
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
