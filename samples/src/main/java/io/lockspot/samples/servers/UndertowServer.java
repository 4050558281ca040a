package io.lockspot.samples.servers;

import io.undertow.Undertow;
import io.undertow.util.Headers;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Undertow with two I/O threads, which answer by themselves. */
final class UndertowServer implements Server {

    private static final int IO_THREADS = 2;

    private final Requests requests;
    private Undertow undertow;

    UndertowServer(Requests requests) {
        this.requests = requests;
    }

    @Override
    public int start(int port) {
        undertow = Undertow.builder()
                .addHttpListener(port, InetAddress.getLoopbackAddress().getHostAddress())
                .setIoThreads(IO_THREADS)
                .setHandler(exchange -> {
                    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "text/plain");
                    requests.answered();
                    exchange.getResponseSender().send(Answer.BODY);
                })
                .build();
        undertow.start();
        return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
    }

    @Override
    public void close() {
        if (undertow != null) {
            undertow.stop();
        }
    }
}
