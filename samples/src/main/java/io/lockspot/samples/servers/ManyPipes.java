package io.lockspot.samples.servers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/**
 * Opens many pipes, registers the source of each with one selector, sends a byte through each, and closes all of them at
 * once. Prints what it did as JSON. Exit codes: 0 fine, 1 failed, 2 wrong usage.
 */
public final class ManyPipes {

    private static final int WAIT_MILLIS = 10_000;

    private final int count;
    private final List<Pipe> pipes = new ArrayList<>();

    private ManyPipes(int count) {
        this.count = count;
    }

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String... args) {
        try {
            int count = args.length == 1 ? Integer.parseInt(args[0]) : 0;
            if (count > 0) {
                new ManyPipes(count).run();
                return 0;
            }
        } catch (NumberFormatException e) {
            // the same message as for numbers that make no sense
        } catch (IOException e) {
            System.err.println("pipes: " + e.getMessage());
            return 1;
        }
        System.err.println("usage: pipes NUMBER");
        return 2;
    }

    private void run() throws IOException {
        try (Selector selector = Selector.open()) {
            open(selector);
            send();
            int received = 0;
            while (received < count) {
                int before = received;
                received += receive(selector);
                if (received == before) {
                    throw new IOException("only " + received + " of " + count + " pipes were ready");
                }
            }
            for (Pipe pipe : pipes) {
                pipe.sink().close();
                pipe.source().close();
            }
        }
        System.out.println("{\"schema\":\"lockspot.sample.pipes/1\",\"pipes\":" + count + ",\"register\":" + count
                + ",\"close\":" + 2 * count + "}");
    }

    private void open(Selector selector) throws IOException {
        try {
            while (pipes.size() < count) {
                Pipe pipe = Pipe.open();
                pipes.add(pipe);
                pipe.source().configureBlocking(false);
                pipe.source().register(selector, SelectionKey.OP_READ);
            }
        } catch (IOException e) {
            throw new IOException(e.getMessage() + " after " + pipes.size() + " of " + count
                    + " pipes, two descriptors each: raise the limit (ulimit -n)");
        }
    }

    private void send() throws IOException {
        for (Pipe pipe : pipes) {
            pipe.sink().write(ByteBuffer.wrap(new byte[1]));
        }
    }

    private static int receive(Selector selector) throws IOException {
        int received = 0;
        selector.select(WAIT_MILLIS);
        for (SelectionKey key : selector.selectedKeys()) {
            received += ((Pipe.SourceChannel) key.channel()).read(ByteBuffer.allocate(1));
        }
        selector.selectedKeys().clear();
        return received;
    }
}
