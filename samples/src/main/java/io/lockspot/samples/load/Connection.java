package io.lockspot.samples.load;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.charset.StandardCharsets;

/** One connection of a client. Used by one thread. */
final class Connection implements AutoCloseable {

    private static final byte[] REQUEST = request("");
    private static final byte[] LAST_REQUEST = request("Connection: close\r\n");

    private final Socket socket = new Socket();
    private final int timeout;
    private InputStream in;

    /** @param timeout milliseconds that one step, connecting or one read, may take */
    Connection(int timeout) {
        this.timeout = timeout;
    }

    /** @return how long that took, in nanoseconds */
    long connect(InetSocketAddress server) throws IOException {
        socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
        socket.setSoTimeout(timeout);
        long start = System.nanoTime();
        socket.connect(server, timeout);
        long nanos = System.nanoTime() - start;
        in = new BufferedInputStream(socket.getInputStream(), 1024);
        return nanos;
    }

    /** Makes a request and reads the whole answer. */
    void request(boolean last) throws IOException {
        socket.getOutputStream().write(last ? LAST_REQUEST : REQUEST);
        Response.read(in);
    }

    /** Returns when the server has ended the connection too; with a reset, at once. */
    void end(Ending ending) throws IOException {
        if (ending == Ending.RESET) {
            socket.setSoLinger(true, 0);
            return;
        }
        if (ending == Ending.BY_CLIENT) {
            socket.shutdownOutput();
        }
        if (in.read() != -1) {
            throw new EOFException("more than the answer");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private static byte[] request(String header) {
        return ("GET / HTTP/1.1\r\nHost: localhost\r\n" + header + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }
}
