package io.lockspot.samples.servers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;

/** A connection of {@link Nio2Server}: reads and writes in turn, each when the other is done. */
final class Nio2Connection {

    private final AsynchronousSocketChannel channel;
    private final Requests requests;
    private final RequestScanner scanner = new RequestScanner();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1024);
    private final CompletionHandler<Integer, Void> reading = new Step() {
        @Override
        void done(int bytes) throws IOException {
            if (bytes < 0) {
                channel.close();
            } else {
                unanswered += scanner.scan(buffer.flip());
                proceed();
            }
        }
    };
    private final CompletionHandler<Integer, Void> writing = new Step() {
        @Override
        void done(int bytes) throws IOException {
            proceed();
        }
    };
    private int unanswered;
    private ByteBuffer answer = ByteBuffer.allocate(0);

    Nio2Connection(AsynchronousSocketChannel channel, Requests requests) {
        this.channel = channel;
        this.requests = requests;
    }

    void read() {
        channel.read(buffer.clear(), null, reading);
    }

    private void proceed() throws IOException {
        if (!answer.hasRemaining() && unanswered > 0) {
            unanswered--;
            requests.answered();
            answer = Answer.message(scanner.isLast() && unanswered == 0);
        }
        if (answer.hasRemaining()) {
            channel.write(answer, null, writing);
        } else if (scanner.isLast()) {
            channel.close();
        } else {
            read();
        }
    }

    private void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // it is closed all the same
        }
    }

    /** What follows a read or a write; a connection that fails is closed. */
    private abstract class Step implements CompletionHandler<Integer, Void> {

        abstract void done(int bytes) throws IOException;

        @Override
        public void completed(Integer bytes, Void none) {
            try {
                done(bytes);
            } catch (IOException e) {
                close();
            }
        }

        @Override
        public void failed(Throwable e, Void none) {
            close();
        }
    }
}
