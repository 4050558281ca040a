package io.lockspot.agent.weave;

import io.lockspot.agent.probe.CostWindow;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A server's side of connections that live as most do: accepted, registered, read, written, closed. Says how many calls
 * were probed meanwhile, with a clock. The clients are there before, and go afterwards.
 */
public final class EconomyVictim {

    private static final int CONNECTIONS = 100;

    private final List<SocketChannel> clients = new ArrayList<>();

    private EconomyVictim() {}

    /** What a server does with all of its connections. */
    private interface Life {
        void live() throws Exception;
    }

    public static void main(String[] args) throws Exception {
        EconomyVictim victim = new EconomyVictim();
        victim.nio();
        victim.nio2();
        victim.sockets("jdk-socket", false);
        if (SocketVictim.canBeVirtual()) {
            victim.sockets("jdk-poller", true);
        }
        new Tally().print();
        System.out.println("done");
    }

    private void nio() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(anyPort(), CONNECTIONS);
                Selector selector = Selector.open()) {
            measure("jdk-nio", server.getLocalAddress(), () -> {
                for (int i = 0; i < CONNECTIONS; i++) {
                    SocketChannel connection = server.accept();
                    connection.configureBlocking(false);
                    SelectionKey key = connection.register(selector, SelectionKey.OP_READ);
                    selector.select();
                    connection.read(ByteBuffer.allocate(1));
                    key.interestOps(SelectionKey.OP_WRITE);
                    selector.select();
                    connection.write(ByteBuffer.allocate(1));
                    connection.close();
                    selector.selectNow();
                }
            });
        }
    }

    private void nio2() throws Exception {
        try (AsynchronousServerSocketChannel server =
                AsynchronousServerSocketChannel.open().bind(anyPort(), CONNECTIONS)) {
            measure("jdk-nio2", server.getLocalAddress(), () -> {
                for (int i = 0; i < CONNECTIONS; i++) {
                    AsynchronousSocketChannel connection = server.accept().get();
                    connection.read(ByteBuffer.allocate(1)).get();
                    connection.write(ByteBuffer.allocate(1)).get();
                    connection.close();
                }
            });
        }
    }

    private void sockets(String implementation, boolean virtual) throws Exception {
        try (ServerSocket server = new ServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress())) {
            measure(implementation, server.getLocalSocketAddress(), () -> {
                for (int i = 0; i < CONNECTIONS; i++) {
                    Socket connection = server.accept();
                    Runnable serve = () -> serve(connection);
                    if (virtual) {
                        SocketVictim.startVirtual(serve).join();
                    } else {
                        serve.run();
                    }
                }
            });
        }
    }

    private static void serve(Socket connection) {
        try (connection) {
            connection.getInputStream().read();
            connection.getOutputStream().write(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void measure(String implementation, SocketAddress server, Life life) throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            SocketChannel client = SocketChannel.open(server);
            client.write(ByteBuffer.allocate(1));
            clients.add(client);
        }
        long before = CostWindow.begun();
        CostWindow.open();
        life.live();
        CostWindow.close();
        System.out.println("probes " + implementation + " " + (CostWindow.begun() - before));
        System.out.println("connections " + implementation + " " + CONNECTIONS);
        for (SocketChannel client : clients) {
            client.close();
        }
        clients.clear();
    }

    private static InetSocketAddress anyPort() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }
}
