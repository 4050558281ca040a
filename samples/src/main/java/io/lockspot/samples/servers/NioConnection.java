package io.lockspot.samples.servers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A connection of {@link NioServer}: what it still has to write, and whether it is over. */
final class NioConnection {

    private final SocketChannel channel;
    private final Requests requests;
    private final RequestScanner scanner = new RequestScanner();
    private int unanswered;
    private ByteBuffer answer = ByteBuffer.allocate(0);
    private boolean ended;

    NioConnection(SocketChannel channel, Requests requests) {
        this.channel = channel;
        this.requests = requests;
    }

    /** Reads what is there, by way of a buffer that all connections share. */
    void read(ByteBuffer buffer) throws IOException {
        buffer.clear();
        ended = channel.read(buffer) < 0;
        unanswered += scanner.scan(buffer.flip());
    }

    /** Writes as much as the socket takes. */
    void write() throws IOException {
        while (isWriting()) {
            if (!answer.hasRemaining()) {
                unanswered--;
                requests.answered();
                answer = Answer.message(scanner.isLast() && unanswered == 0);
            }
            if (channel.write(answer) == 0) {
                return;
            }
        }
    }

    boolean isWriting() {
        return unanswered > 0 || answer.hasRemaining();
    }

    /** Whether all is said, by the client or by the server. */
    boolean isOver() {
        return (ended || scanner.isLast()) && !isWriting();
    }
}
