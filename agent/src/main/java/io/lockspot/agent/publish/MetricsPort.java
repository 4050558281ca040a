package io.lockspot.agent.publish;

import io.lockspot.agent.options.BadOptionException;
import io.lockspot.agent.probe.Probes;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Metrics at a port of the loopback interface, answered by one daemon thread of the agent's own, whose sockets no probe
 * counts. The JDK's HTTP server is not used: it brings a selector and threads, which the probes would count among the
 * application's, and logging, which the agent must not start before the application does.
 */
final class MetricsPort {

    private static final int WAITING = 4;
    private static final int READ_MILLIS = 2_000;
    private static final long REQUEST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ServerSocket server;
    private volatile Socket current;
    private volatile long currentSince;
    private volatile boolean closed;

    private MetricsPort(ServerSocket server) {
        this.server = server;
    }

    /** @throws BadOptionException when the port cannot be had */
    static MetricsPort bind(InetSocketAddress address) throws BadOptionException {
        try {
            ServerSocket server = new ServerSocket();
            try {
                server.setReuseAddress(true);
                server.bind(address, WAITING);
                return new MetricsPort(server);
            } catch (IOException e) {
                server.close();
                throw e;
            }
        } catch (IOException e) {
            throw new BadOptionException("cannot offer metrics at "
                    + address.getAddress().getHostAddress() + ":" + address.getPort() + ": " + e.getMessage());
        }
    }

    /** Where they are, such as {@code http://127.0.0.1:9400/metrics}. */
    String url() {
        String host = server.getInetAddress().getHostAddress();
        return "http://" + (host.contains(":") ? "[::1]" : host) + ":" + server.getLocalPort() + MetricsRequest.PATH;
    }

    /** Starts to answer. */
    void start(Supplier<String> metrics) {
        Thread thread = new Thread(null, () -> serve(metrics), "lockspot-metrics", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(null);
        thread.start();
    }

    /** Hangs up on who takes too long to read the answer; to be called now and then. */
    void hangUpOnSlow() {
        Socket slow = current;
        if (slow != null && System.nanoTime() - currentSince > 2 * REQUEST_NANOS) {
            closeQuietly(slow);
        }
    }

    /** Frees the port and ends the thread. */
    void close() {
        closed = true;
        try {
            server.close();
        } catch (IOException e) {
            // Then the JVM's end frees it.
        }
        Socket last = current;
        if (last != null) {
            closeQuietly(last);
        }
    }

    private void serve(Supplier<String> metrics) {
        while (!closed) {
            try {
                Probes.ignoreThisThread();
                serveOne(metrics);
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                pause();
            } finally {
                current = null;
            }
        }
    }

    private void serveOne(Supplier<String> metrics) throws IOException {
        try (Socket client = server.accept()) {
            currentSince = System.nanoTime();
            current = client;
            answer(client, metrics);
        }
    }

    /** When accepting fails, for instance for want of descriptors, it fails again at once. */
    private void pause() {
        try {
            if (!closed) {
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            // Nobody else has this thread; the next accept will tell.
        }
    }

    private static void answer(Socket client, Supplier<String> metrics) throws IOException {
        client.setSoTimeout(READ_MILLIS);
        int status = MetricsRequest.read(client.getInputStream(), System.nanoTime() + REQUEST_NANOS);
        byte[] body = (status == 200 ? metrics.get() : reason(status) + "\n").getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + status + " " + reason(status) + "\r\nContent-Type: "
                + (status == 200 ? "application/openmetrics-text; version=1.0.0; charset=utf-8" : "text/plain")
                + "\r\nContent-Length: " + body.length + "\r\nConnection: close\r\n\r\n";
        OutputStream out = client.getOutputStream();
        out.write(head.getBytes(StandardCharsets.US_ASCII));
        out.write(body);
        out.flush();
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            default -> "Bad Request";
        };
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            // It is of no use any more either way.
        }
    }
}
