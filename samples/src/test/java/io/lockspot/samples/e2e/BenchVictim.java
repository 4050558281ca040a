package io.lockspot.samples.e2e;

import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;

/**
 * A server that a bench measures. What it does before it is ready is done with pipes, and what it does afterwards with
 * sockets, so that a recording shows which part of its life it is of. With {@code dies} it does not live long.
 */
public final class BenchVictim {

    private static final int PIPES = 100;
    private static final int SHORT_LIFE_MILLIS = 700;

    private BenchVictim() {}

    public static void main(String[] args) throws Exception {
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < PIPES; i++) {
                Pipe pipe = Pipe.open();
                pipe.source().configureBlocking(false).register(selector, SelectionKey.OP_READ);
                pipe.source().close();
                pipe.sink().close();
                selector.selectNow();
            }
        }
        if (args.length > 0 && args[0].equals("dies")) {
            Thread end = new Thread(BenchVictim::dieSoon, "end");
            end.start();
        }
        OrderServer.main(args);
    }

    private static void dieSoon() {
        try {
            Thread.sleep(SHORT_LIFE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        System.err.println("out of orders");
        Runtime.getRuntime().halt(3);
    }
}
