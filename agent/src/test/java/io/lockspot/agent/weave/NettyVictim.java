package io.lockspot.agent.weave;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.Native;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Uses Netty's native epoll transport, through its channels and directly, and knows what it did. */
public final class NettyVictim {

    private static final int CONNECTIONS = 50;
    private static final int THREADS = 4;
    private static final int IN = 1;
    private static final int IN_AND_OUT = 5;

    private final Tally tally = new Tally();

    private NettyVictim() {}

    public static void main(String[] args) throws Exception {
        if (!Epoll.isAvailable()) {
            System.out.println("skip " + Epoll.unavailabilityCause());
            return;
        }
        NettyVictim victim = new NettyVictim();
        switch (args[0]) {
            case "channels" -> victim.channels(false);
            case "underneath" -> victim.channels(true);
            default -> victim.directly();
        }
        victim.tally.print();
        System.out.println("done");
    }

    /** Connections that are closed by their channel, or underneath it. How often interests change is Netty's business. */
    @SuppressWarnings("deprecation") // the name that both lines know
    private void channels(boolean underneath) throws Exception {
        EventLoopGroup loops = new EpollEventLoopGroup(2);
        CountDownLatch accepted = new CountDownLatch(CONNECTIONS);
        CountDownLatch gone = new CountDownLatch(CONNECTIONS);
        Channel server = listen(loops, accepted, gone);
        List<Channel> clients = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.add(new Bootstrap()
                    .group(loops)
                    .channel(EpollSocketChannel.class)
                    .handler(new ChannelInboundHandlerAdapter())
                    .connect(server.localAddress())
                    .sync()
                    .channel());
        }
        accepted.await();
        if (underneath) {
            for (Channel client : clients) {
                ((EpollSocketChannel) client).fd().close();
            }
            did("close.stillRegistered", CONNECTIONS);
            did("release.stillRegistered", CONNECTIONS);
        }
        for (Channel client : clients) {
            client.close().sync();
        }
        gone.await();
        server.close().sync();
        loops.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).sync();
        loops.terminationFuture().sync();
        int channels = 2 * CONNECTIONS + 1;
        did("register", channels);
        did("deregister", underneath ? channels - CONNECTIONS : channels);
        closed(channels);
    }

    private static Channel listen(EventLoopGroup loops, CountDownLatch accepted, CountDownLatch gone)
            throws InterruptedException {
        return new ServerBootstrap()
                .group(loops)
                .channel(EpollServerSocketChannel.class)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.closeFuture().addListener(closed -> gone.countDown());
                        channel.pipeline().addLast(new ChannelInboundHandlerAdapter() {
                            @Override
                            public void channelActive(ChannelHandlerContext context) {
                                accepted.countDown();
                                context.fireChannelActive();
                            }
                        });
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sync()
                .channel();
    }

    /** Every call of epoll_ctl by hand, from several threads. */
    private void directly() throws Exception {
        FileDescriptor epoll = Native.newEpollCreate();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> futures = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            futures.add(threads.submit(() -> {
                for (int j = 0; j < CONNECTIONS; j++) {
                    oneSocket(epoll.intValue());
                }
                return null;
            }));
        }
        for (Future<?> future : futures) {
            future.get();
        }
        racedCloses(threads);
        instanceClosedFirst(epoll);
        threads.shutdown();
    }

    private void oneSocket(int epoll) throws IOException {
        Socket socket = Socket.newSocketStream();
        int fd = socket.intValue();
        Native.epollCtlAdd(epoll, fd, IN);
        Native.epollCtlMod(epoll, fd, IN);
        Native.epollCtlMod(epoll, fd, IN_AND_OUT);
        Native.epollCtlDel(epoll, fd);
        refused(() -> Native.epollCtlMod(epoll, fd, IN));
        refused(() -> Native.epollCtlAdd(epoll, -1, IN));
        refused(() -> Native.epollCtlDel(epoll, fd));
        socket.close();
        socket.close();
        did("register", 2);
        did("register.errors", 1);
        did("modify", 3);
        did("modify.errors", 1);
        did("deregister", 2);
        did("deregister.errors", 1);
        did("epoll_ctl.adds", 2);
        did("epoll_ctl.modifies", 3);
        did("epoll_ctl.redundant", 1);
        did("epoll_ctl.deletes", 2);
        did("epoll_ctl.notFound", 2);
        closed(1);
    }

    /** Many threads close the same descriptor: only one of them does. */
    private void racedCloses(ExecutorService threads) throws Exception {
        for (int i = 0; i < CONNECTIONS; i++) {
            Socket socket = Socket.newSocketStream();
            CountDownLatch start = new CountDownLatch(1);
            List<Future<?>> closers = new ArrayList<>();
            for (int j = 0; j < THREADS; j++) {
                closers.add(threads.submit(() -> {
                    start.await();
                    socket.close();
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> closer : closers) {
                closer.get();
            }
            closed(1);
        }
    }

    /** What is registered with an instance that is gone is registered no longer. */
    private void instanceClosedFirst(FileDescriptor epoll) throws IOException {
        Socket socket = Socket.newSocketStream();
        Native.epollCtlAdd(epoll.intValue(), socket.intValue(), IN);
        epoll.close();
        socket.close();
        did("register", 1);
        did("epoll_ctl.adds", 1);
        closed(1);
    }

    private interface Call {
        void run() throws IOException;
    }

    private static void refused(Call call) {
        try {
            call.run();
        } catch (IOException e) {
            return;
        }
        throw new AssertionError("epoll_ctl took what it does not know");
    }

    private void closed(int descriptors) {
        did("close", descriptors);
        did("release", descriptors);
        did("release.delays", descriptors);
    }

    private void did(String what, int times) {
        tally.did("netty-epoll." + what, times);
    }
}
