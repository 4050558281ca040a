package io.lockspot.samples.servers;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;

/** Answers the requests of one connection of {@link NettyServer}. */
final class AnswerHandler extends SimpleChannelInboundHandler<HttpRequest> {

    private final Requests requests;
    private final ChannelFutureListener end;

    /** @param underneath whether the descriptor is closed first, and the channel after it */
    AnswerHandler(Requests requests, boolean underneath) {
        this.requests = requests;
        this.end = underneath ? AnswerHandler::closeUnderneath : ChannelFutureListener.CLOSE;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpRequest request) {
        boolean keepAlive = HttpUtil.isKeepAlive(request);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(Answer.body()));
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, "text/plain");
        HttpUtil.setContentLength(response, Answer.BODY.length());
        HttpUtil.setKeepAlive(response, keepAlive);
        requests.answered();
        ChannelFuture written = context.writeAndFlush(response);
        if (!keepAlive) {
            written.addListener(end);
        }
    }

    /** A connection that its client has reset. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        context.close();
    }

    /** Takes the descriptor away while epoll still watches it, as a library does that knows nothing of the channel. */
    private static void closeUnderneath(ChannelFuture written) throws IOException {
        Channel channel = written.channel();
        ((EpollSocketChannel) channel).fd().close();
        channel.close();
    }
}
