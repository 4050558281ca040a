package io.lockspot.samples.servers;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.uring.IoUring;
import io.netty.channel.uring.IoUringIoHandler;
import io.netty.channel.uring.IoUringServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Netty with two event loops, on a transport of its own: epoll, with 4.1 and with 4.2, or io_uring, with 4.2. */
final class NettyServer implements Server {

    private static final int LOOPS = 2;
    private static final int BACKLOG = 1024;
    private static final int QUIET_MILLIS = 100;
    private static final int STOP_MILLIS = 10_000;

    private final Supplier<Throwable> unavailability;
    private final Supplier<EventLoopGroup> loops;
    private final Class<? extends ServerChannel> listening;
    private final Supplier<AnswerHandler> handlers;
    private final ChannelGroup channels = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private EventLoopGroup group;

    private NettyServer(
            Supplier<Throwable> unavailability,
            Supplier<EventLoopGroup> loops,
            Class<? extends ServerChannel> listening,
            Supplier<AnswerHandler> handlers) {
        this.unavailability = unavailability;
        this.loops = loops;
        this.listening = listening;
        this.handlers = handlers;
    }

    /** @param underneath whether the descriptor of a connection is closed first, and its channel after it */
    @SuppressWarnings("deprecation") // the group's name that both 4.1 and 4.2 know
    static NettyServer epoll(Requests requests, boolean underneath) {
        return new NettyServer(
                Epoll::unavailabilityCause,
                () -> new EpollEventLoopGroup(LOOPS),
                EpollServerSocketChannel.class,
                () -> new AnswerHandler(requests, underneath));
    }

    static NettyServer ioUring(Requests requests) {
        return new NettyServer(
                IoUring::unavailabilityCause,
                () -> new MultiThreadIoEventLoopGroup(LOOPS, IoUringIoHandler.newFactory()),
                IoUringServerSocketChannel.class,
                () -> new AnswerHandler(requests, false));
    }

    @Override
    public int start(int port) throws UnavailableException, InterruptedException {
        Throwable cause = unavailability.get();
        if (cause != null) {
            throw new UnavailableException(cause.toString());
        }
        group = loops.get();
        Channel listener = new ServerBootstrap()
                .group(group)
                .channel(listening)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        channels.add(connection);
                        connection.pipeline().addLast(new HttpServerCodec(), handlers.get());
                    }
                })
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .sync()
                .channel();
        channels.add(listener);
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /** A loop that ends may leave channels as they are, so they are closed before. */
    @Override
    public void close() throws InterruptedException {
        channels.close().sync();
        if (group != null) {
            // io_uring tells a loop later that a close is done: loops end when nothing more comes.
            group.shutdownGracefully(QUIET_MILLIS, STOP_MILLIS, TimeUnit.MILLISECONDS)
                    .sync();
        }
    }
}
