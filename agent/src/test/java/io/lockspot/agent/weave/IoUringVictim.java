package io.lockspot.agent.weave;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.unix.UnixChannel;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Connections over Netty's io_uring, closed by their channels and, some, underneath. Compiled against the line of Netty
 * that does not have it, so what is new in the other goes by reflection.
 */
public final class IoUringVictim {

    private static final int CONNECTIONS = 50;
    private static final int NEVER_REGISTERED = 3;
    private static final String URING = "io.netty.channel.uring.";

    private final Tally tally = new Tally();
    private final CountDownLatch accepted = new CountDownLatch(CONNECTIONS);
    private final CountDownLatch gone = new CountDownLatch(CONNECTIONS);

    private IoUringVictim() {}

    public static void main(String[] args) throws Exception {
        Class<?> transport = Class.forName(URING + "IoUring");
        if (!(boolean) transport.getMethod("isAvailable").invoke(null)) {
            System.out.println(
                    "skip " + transport.getMethod("unavailabilityCause").invoke(null));
            return;
        }
        IoUringVictim victim = new IoUringVictim();
        victim.connections();
        victim.neverRegistered();
        if (args.length > 0) {
            victim.removedBetweenCloseAndCompletion();
        }
        victim.tally.print();
        System.out.println("done");
    }

    private void connections() throws Exception {
        EventLoopGroup loops = loops();
        Channel server = listen(loops);
        List<Channel> clients = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.add(new Bootstrap()
                    .group(loops)
                    .channel(channel("IoUringSocketChannel").asSubclass(Channel.class))
                    .handler(new ChannelInboundHandlerAdapter())
                    .connect(server.localAddress())
                    .sync()
                    .channel());
        }
        accepted.await();
        for (Channel client : clients) {
            client.close().sync();
            client.close().sync();
        }
        gone.await();
        server.close().sync();
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        loops.terminationFuture().sync();
        int channels = 2 * CONNECTIONS + 1;
        did("register", channels);
        did("deregister", channels);
        closed(channels);
    }

    /** The loop has asked for a close, and the agent is taken out before it looks for completions. */
    private void removedBetweenCloseAndCompletion() throws Exception {
        EventLoopGroup loops = loops();
        WeakReference<Channel> closed = closedUnseen(loops);
        ProbingAgent.Start.forget();
        // The thread that asked for it lives on.
        while (closed.get() != null) {
            System.gc();
            Thread.sleep(10);
        }
        System.out.println("collected yes");
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    private WeakReference<Channel> closedUnseen(EventLoopGroup loops) throws Exception {
        Channel server = listen(loops);
        did("register", 1);
        CountDownLatch removed = new CountDownLatch(1);
        // Told on the loop's thread once the request is in the ring, and before the loop looks for what is completed.
        server.closeFuture().addListener(closed -> {
            ProbingAgent.weaving.remove();
            removed.countDown();
        });
        server.close();
        removed.await();
        did("close", 1);
        return new WeakReference<>(server);
    }

    /** Without a loop there is no ring: closed at once, by the channel or underneath it. */
    private void neverRegistered() throws Exception {
        for (int i = 0; i < NEVER_REGISTERED; i++) {
            Channel channel = (Channel)
                    channel("IoUringSocketChannel").getDeclaredConstructor().newInstance();
            channel.unsafe().closeForcibly();
            UnixChannel underneath = (UnixChannel)
                    channel("IoUringSocketChannel").getDeclaredConstructor().newInstance();
            underneath.fd().close();
        }
        closed(2 * NEVER_REGISTERED);
    }

    private Channel listen(EventLoopGroup loops) throws Exception {
        return new ServerBootstrap()
                .group(loops)
                .channel(channel("IoUringServerSocketChannel").asSubclass(ServerChannel.class))
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

    private void closed(int channels) {
        did("close", channels);
        did("release", channels);
        did("release.delays", channels);
    }

    private void did(String what, int times) {
        tally.did("netty-io_uring." + what, times);
    }

    private static Class<?> channel(String name) throws ClassNotFoundException {
        return Class.forName(URING + name);
    }

    private static EventLoopGroup loops() throws ReflectiveOperationException {
        Object factory = Class.forName(URING + "IoUringIoHandler")
                .getMethod("newFactory")
                .invoke(null);
        return (EventLoopGroup) Class.forName("io.netty.channel.MultiThreadIoEventLoopGroup")
                .getConstructor(int.class, Class.forName("io.netty.channel.IoHandlerFactory"))
                .newInstance(2, factory);
    }
}
