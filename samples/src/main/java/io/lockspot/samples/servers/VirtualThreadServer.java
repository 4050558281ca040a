package io.lockspot.samples.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's own HTTP server with a virtual thread for each request; needs JDK 21. */
final class VirtualThreadServer implements Server {

    private static final int BACKLOG = 1024;

    private final Requests requests;
    private HttpServer server;
    private ExecutorService threads;

    VirtualThreadServer(Requests requests) {
        this.requests = requests;
    }

    @Override
    public int start(int port) throws IOException, UnavailableException {
        threads = virtualThreads();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), BACKLOG);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, Answer.BODY.length());
            requests.answered();
            exchange.getResponseBody().write(Answer.body());
        }
    }

    /** By name, since this is compiled for 17. */
    private static ExecutorService virtualThreads() throws UnavailableException {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (ReflectiveOperationException e) {
            throw new UnavailableException(
                    "virtual threads need JDK 21, this is " + Runtime.version().feature());
        }
    }
}
