package io.lockspot.agent.weave;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;

/** Plain sockets: closed by who uses them, closed under a reader, and read by virtual threads where there are such. */
public final class SocketVictim {

    private static final int CONNECTIONS = 50;

    private final Tally tally = new Tally();

    private SocketVictim() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("late")) {
            new SocketVictim().everything();
            ProbingAgent.Start.now();
        }
        SocketVictim victim = new SocketVictim();
        victim.everything();
        victim.tally.print();
        System.out.println("done");
    }

    private void everything() throws Exception {
        try (ServerSocket server = new ServerSocket(0, CONNECTIONS, InetAddress.getLoopbackAddress())) {
            closedByTheirUser(server);
            closedUnderAReader(server);
            if (canBeVirtual()) {
                readByVirtualThreads(server);
            } else {
                System.out.println("no virtual threads in this JDK");
            }
        }
        // Made, but never given a descriptor.
        new Socket().close();
        closed(1);
    }

    private void closedByTheirUser(ServerSocket server) throws IOException {
        for (int i = 0; i < CONNECTIONS; i++) {
            try (Socket client = connect(server);
                    Socket accepted = server.accept()) {
                accepted.getOutputStream().write(1);
                client.getInputStream().read();
                client.close();
            }
        }
        closed(2 * CONNECTIONS);
    }

    private void closedUnderAReader(ServerSocket server) throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            try (Socket client = connect(server);
                    Socket accepted = server.accept()) {
                InputStream in = accepted.getInputStream();
                client.getOutputStream().write(1);
                Thread reader = new Thread(() -> readUntilClosed(in));
                reader.start();
                while (in.available() > 0) {
                    Thread.onSpinWait();
                }
                accepted.close();
                reader.join();
            }
        }
        closed(2 * CONNECTIONS);
    }

    /** Each parks once: what it waits for is sent when all of them do. */
    private void readByVirtualThreads(ServerSocket server) throws Exception {
        List<Socket> clients = new ArrayList<>();
        List<Socket> accepted = new ArrayList<>();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.add(connect(server));
            accepted.add(server.accept());
            InputStream in = accepted.get(i).getInputStream();
            readers.add(startVirtual(() -> readOne(in)));
        }
        for (Thread reader : readers) {
            while (reader.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
        }
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.get(i).getOutputStream().write(1);
            readers.get(i).join();
            clients.get(i).close();
            accepted.get(i).close();
        }
        tally.did("jdk-poller.register", CONNECTIONS);
        tally.did("jdk-poller.deregister", CONNECTIONS);
        closed(2 * CONNECTIONS);
        // A poller leaves what it has reported with epoll, and disarmed; the close takes it out.
        tally.did("jdk-socket.close.stillRegistered", CONNECTIONS);
        tally.did("jdk-socket.release.stillRegistered", CONNECTIONS);
    }

    private void closed(int sockets) {
        tally.did("jdk-socket.close", sockets);
        tally.did("jdk-socket.release", sockets);
        tally.did("jdk-socket.release.delays", sockets);
    }

    private static Socket connect(ServerSocket server) throws IOException {
        return new Socket(server.getInetAddress(), server.getLocalPort());
    }

    private static void readUntilClosed(InputStream in) {
        try {
            while (in.read() >= 0) {
                Thread.onSpinWait();
            }
        } catch (SocketException closed) {
            return;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("the end of what nobody closed");
    }

    private static void readOne(InputStream in) {
        try {
            in.read();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static boolean canBeVirtual() {
        return Runtime.version().feature() >= 21;
    }

    /** By reflection, because this is compiled for a JDK that does not have them. */
    static Thread startVirtual(Runnable task) throws ReflectiveOperationException {
        return (Thread)
                Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, task);
    }
}
