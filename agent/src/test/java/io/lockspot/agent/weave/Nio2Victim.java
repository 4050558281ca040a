package io.lockspot.agent.weave;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousChannelGroup;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ShutdownChannelGroupException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A server of asynchronous channels and its clients; it knows which of its channels ever had to wait. */
public final class Nio2Victim {

    private static final int CONNECTIONS = 100;
    private static final int THREADS = 4;

    private final Tally tally = new Tally();
    private final List<Socket> clients = new ArrayList<>();
    private final List<AsynchronousSocketChannel> accepted = new ArrayList<>();

    private Nio2Victim() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("late")) {
            new Nio2Victim().everything();
            ProbingAgent.Start.now();
        }
        Nio2Victim victim = new Nio2Victim();
        victim.everything();
        victim.tally.print();
        System.out.println("done");
    }

    private void everything() throws Exception {
        AsynchronousChannelGroup group =
                AsynchronousChannelGroup.withFixedThreadPool(2, Executors.defaultThreadFactory());
        AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open(group)
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        accept(server);
        readFromHalf();
        closeAll();
        server.close();
        group.shutdownNow();
        did("register", 1);
        closed(1);
        stillRegistered(1);
        refused(group);
    }

    /** A group that is shut down takes no more channels. */
    private void refused(AsynchronousChannelGroup group) throws Exception {
        try {
            AsynchronousSocketChannel.open(group).close();
            throw new AssertionError("a group that is shut down took a channel");
        } catch (ShutdownChannelGroupException e) {
            did("register", 1);
            did("register.errors", 1);
        }
    }

    /** Asked for before the connection is there, so that each accept has to wait for it. */
    private void accept(AsynchronousServerSocketChannel server) throws Exception {
        int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
        for (int i = 0; i < CONNECTIONS; i++) {
            Future<AsynchronousSocketChannel> next = server.accept();
            clients.add(new Socket(InetAddress.getLoopbackAddress(), port));
            accepted.add(next.get());
        }
        did("register", CONNECTIONS);
        armed(CONNECTIONS);
        added(1);
    }

    /** Each reads once when nothing has come yet, and is at its second read when it is closed. */
    private void readFromHalf() throws Exception {
        int half = CONNECTIONS / 2;
        for (int i = 0; i < half; i++) {
            Future<Integer> read = accepted.get(i).read(ByteBuffer.allocate(1));
            clients.get(i).getOutputStream().write(1);
            read.get();
            accepted.get(i).read(ByteBuffer.allocate(1));
        }
        armed(2 * half);
        added(half);
        stillRegistered(half);
    }

    private void closeAll() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> closing = new ArrayList<>();
        for (AsynchronousSocketChannel channel : accepted) {
            closing.add(threads.submit(() -> {
                channel.close();
                channel.close();
                return null;
            }));
        }
        for (Future<?> each : closing) {
            each.get();
        }
        threads.shutdown();
        closed(CONNECTIONS);
        for (Socket client : clients) {
            client.close();
        }
        tally.did("jdk-socket.close", CONNECTIONS);
        tally.did("jdk-socket.release", CONNECTIONS);
        tally.did("jdk-socket.release.delays", CONNECTIONS);
    }

    private void closed(int channels) {
        did("deregister", channels);
        did("close", channels);
        did("release", channels);
        did("release.delays", channels);
    }

    private void stillRegistered(int channels) {
        did("close.stillRegistered", channels);
        did("release.stillRegistered", channels);
    }

    private void armed(int times) {
        did("modify", times);
        did("epoll_ctl.modifies", times);
    }

    /** The first time that it is armed, epoll does not know the descriptor yet. */
    private void added(int channels) {
        did("epoll_ctl.notFound", channels);
        did("epoll_ctl.adds", channels);
    }

    private void did(String what, int times) {
        tally.did("jdk-nio2." + what, times);
    }
}
