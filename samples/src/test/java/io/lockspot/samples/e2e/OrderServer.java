package io.lockspot.samples.e2e;

import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** The server that the documentation attaches to: takes connections until its stdin ends. */
public final class OrderServer {

    private OrderServer() {}

    public static void main(String[] args) throws Exception {
        Thread orders = new Thread(OrderServer::serve, "orders");
        orders.setDaemon(true);
        orders.start();
        while (System.in.read() >= 0) {
            // Whatever is said, it goes on.
        }
    }

    private static void serve() {
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress("127.0.0.1", 0));
            System.out.println("serving");
            while (true) {
                try (SocketChannel client = SocketChannel.open(server.getLocalAddress());
                        SocketChannel accepted = server.accept()) {
                    accepted.configureBlocking(false);
                    accepted.register(selector, SelectionKey.OP_READ);
                    selector.selectNow();
                }
                selector.selectNow();
                Thread.sleep(1);
            }
        } catch (Exception e) {
            e.printStackTrace();
        }
    }
}
