package io.lockspot.agent.victim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * A program that opens connections, registers one end of each with a selector, closes both, and prints how many there
 * were. The second argument says how it ends.
 */
public final class Closing {

    private Closing() {}

    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[0]);
        String end = args.length > 1 ? args[1] : "normal";
        if (end.equals("hook")) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> closeInHook(connections)));
        } else {
            System.out.println("closed " + close(connections));
        }
        switch (end) {
            case "exit" -> System.exit(3);
            case "throw" -> throw new IllegalStateException("thrown on purpose");
            case "wait" -> closeForEver(1);
            case "busy" -> closeForEver(0);
            case "idle" -> Thread.sleep(Long.MAX_VALUE);
            default -> {
                // Returns.
            }
        }
    }

    private static void closeInHook(int connections) {
        try {
            System.out.println("closed " + close(connections));
        } catch (IOException e) {
            System.out.println(e);
        }
    }

    private static void closeForEver(long pause) throws Exception {
        while (true) {
            close(1);
            Thread.sleep(pause);
        }
    }

    private static int close(int connections) throws IOException {
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress("127.0.0.1", 0));
            for (int i = 0; i < connections; i++) {
                try (SocketChannel client = SocketChannel.open(server.getLocalAddress())) {
                    SocketChannel accepted = server.accept();
                    accepted.configureBlocking(false);
                    accepted.register(selector, SelectionKey.OP_READ);
                    selector.selectNow();
                    accepted.close();
                    selector.selectNow();
                }
            }
        }
        return connections;
    }
}
