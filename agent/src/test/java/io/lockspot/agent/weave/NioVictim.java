package io.lockspot.agent.weave;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Opens, registers, changes and closes known numbers of channels with the JDK's selector, from several threads. */
public final class NioVictim {

    private static final int THREADS = 4;
    private static final int EACH = 100;

    private final Tally tally;
    private String implementation = "jdk-nio";
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private NioVictim(Tally tally) {
        this.tally = tally;
    }

    public static void main(String[] args) throws Exception {
        if (args[0].equals("late")) {
            new NioVictim(new Tally()).everything();
            ProbingAgent.Start.now();
        }
        Tally tally = new Tally();
        new NioVictim(tally).everything();
        if (args[0].equals("removed")) {
            ProbingAgent.weaving.remove();
            new NioVictim(new Tally()).everything();
        }
        tally.print();
        System.out.println("done");
    }

    private void everything() throws Exception {
        try {
            sockets();
            pipesAndDatagrams();
            datagramSockets();
            closedBeforeSelected();
            selectorClosedFirst();
            refused();
            notOurs();
        } finally {
            threads.shutdown();
        }
    }

    private void sockets() throws Exception {
        try (Selector selector = Selector.open();
                ServerSocketChannel server = listen()) {
            List<SocketChannel> clients = onAllThreads(() -> SocketChannel.open(server.getLocalAddress()));
            List<SocketChannel> accepted = new ArrayList<>();
            for (int i = 0; i < clients.size(); i++) {
                accepted.add(server.accept());
            }
            List<SelectionKey> keys = registered(clients, selector);
            changeInterest(keys, selector);
            closeAll(clients, selector);
            // In blocking mode: close and release at once, without a selector.
            closeEach(accepted);
        }
        closed(1);
    }

    private void pipesAndDatagrams() throws Exception {
        try (Selector selector = Selector.open()) {
            List<Pipe> pipes = onAllThreads(Pipe::open);
            List<Pipe.SourceChannel> sources = pipes.stream().map(Pipe::source).toList();
            implementation = "jdk-pipe";
            changeInterestOfPipes(registered(sources, selector), selector);
            closeAll(sources, selector);
            closeEach(pipes.stream().map(Pipe::sink).toList());
            implementation = "jdk-nio";
            List<DatagramChannel> datagrams = onAllThreads(DatagramChannel::open);
            registered(datagrams, selector);
            closeAll(datagrams, selector);
        }
    }

    /** A datagram socket is a channel underneath. */
    private void datagramSockets() throws IOException {
        try (DatagramSocket receiver = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                DatagramSocket sender = new DatagramSocket();
                MulticastSocket multicast = new MulticastSocket(null)) {
            sender.send(new DatagramPacket(new byte[] {1}, 1, receiver.getLocalSocketAddress()));
            receiver.receive(new DatagramPacket(new byte[1], 1));
            multicast.close();
            multicast.close();
        }
        closed(3);
    }

    private void changeInterestOfPipes(List<SelectionKey> keys, Selector selector) throws Exception {
        onAll(keys, key -> key.interestOps(0));
        selector.selectNow();
        did("modify", keys.size());
        did("modify.delays", keys.size());
        did("epoll_ctl.deletes", keys.size());
        onAll(keys, key -> key.interestOps(SelectionKey.OP_READ));
        selector.selectNow();
        did("modify", keys.size());
        did("modify.delays", keys.size());
        did("epoll_ctl.adds", keys.size());
    }

    private void closedBeforeSelected() throws IOException {
        try (Selector selector = Selector.open()) {
            DatagramChannel channel = DatagramChannel.open();
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            channel.close();
            selector.selectNow();
            did("register", 1);
            did("deregister", 1);
            closed(1);
        }
    }

    private void selectorClosedFirst() throws IOException {
        Selector selector = Selector.open();
        DatagramChannel channel = DatagramChannel.open();
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ);
        selector.selectNow();
        selector.close();
        channel.close();
        did("register", 1);
        did("register.delays", 1);
        did("epoll_ctl.adds", 1);
        closed(1);
    }

    private void refused() throws IOException {
        try (Selector selector = Selector.open();
                DatagramChannel channel = DatagramChannel.open()) {
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_ACCEPT);
        } catch (IllegalArgumentException e) {
            did("register", 1);
            did("register.errors", 1);
            closed(1);
        }
    }

    /** Files without a selector are nobody's channels. */
    private void notOurs() throws IOException {
        Path file = Files.createTempFile("victim", ".txt");
        FileChannel.open(file).close();
        Files.delete(file);
    }

    private List<SelectionKey> registered(List<? extends SelectableChannel> channels, Selector selector)
            throws Exception {
        List<SelectionKey> keys = onAll(channels, channel -> {
            channel.configureBlocking(false);
            return channel.register(selector, SelectionKey.OP_READ);
        });
        selector.selectNow();
        did("register", keys.size());
        did("register.delays", keys.size());
        did("epoll_ctl.adds", keys.size());
        return keys;
    }

    private void changeInterest(List<SelectionKey> keys, Selector selector) throws Exception {
        onAll(keys, key -> key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE));
        selector.selectNow();
        did("modify", keys.size());
        did("modify.delays", keys.size());
        did("epoll_ctl.modifies", keys.size());
        // There and back again before the selector looks: two changes, nothing for epoll.
        onAll(keys, key -> key.interestOps(SelectionKey.OP_READ));
        onAll(keys, key -> key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE));
        selector.selectNow();
        did("modify", 2L * keys.size());
        // The same interest again is no change.
        onAll(keys, key -> key.interestOps(SelectionKey.OP_READ | SelectionKey.OP_WRITE));
        // Registering with the same selector again is a register, whatever it does to the interest.
        onAll(keys, key -> key.channel().register(selector, SelectionKey.OP_READ));
        selector.selectNow();
        did("register", keys.size());
        did("register.delays", keys.size());
        did("epoll_ctl.modifies", keys.size());
    }

    /** Closes registered channels, while the selector is busy taking them out. */
    private void closeAll(List<? extends SelectableChannel> channels, Selector selector) throws Exception {
        List<Future<Void>> closing = submit(channels, channel -> {
            channel.close();
            channel.close();
            return null;
        });
        for (Future<Void> each : closing) {
            while (!each.isDone()) {
                selector.selectNow();
            }
            each.get();
        }
        selector.selectNow();
        did("deregister", channels.size());
        did("epoll_ctl.deletes", channels.size());
        closed(channels.size());
    }

    private void closeEach(List<? extends SelectableChannel> channels) throws Exception {
        onAll(channels, channel -> {
            channel.close();
            return channel;
        });
        closed(channels.size());
    }

    private void closed(long channels) {
        did("close", channels);
        did("release", channels);
        did("release.delays", channels);
    }

    private void did(String what, long times) {
        tally.did(implementation + "." + what, times);
    }

    private static ServerSocketChannel listen() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    }

    private interface Step<T, R> {
        R apply(T value) throws Exception;
    }

    private <R> List<R> onAllThreads(Callable<R> step) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < THREADS * EACH; i++) {
            numbers.add(i);
        }
        return onAll(numbers, number -> step.call());
    }

    private <T, R> List<R> onAll(List<? extends T> values, Step<T, R> step) throws Exception {
        List<R> results = new ArrayList<>();
        for (Future<R> future : submit(values, step)) {
            results.add(future.get());
        }
        return results;
    }

    private <T, R> List<Future<R>> submit(List<? extends T> values, Step<T, R> step) {
        List<Future<R>> futures = new ArrayList<>();
        for (T value : values) {
            futures.add(threads.submit(() -> step.apply(value)));
        }
        return futures;
    }
}
