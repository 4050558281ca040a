package io.lockspot.samples.closestorm;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * The program: opens all connections, drops them at once, and does so round after round. Only the dropping is timed.
 *
 * <p>The closes are ordinary ones, without {@code SO_LINGER}: the kernel sends a FIN, as it does for servers that shut
 * down, and that is part of what {@code close()} costs its caller. The server closes first, so the waiting state of TCP
 * (TIME_WAIT) stays on its side and on its one port; the clients' ephemeral ports are free again at once.
 */
final class Storm {

    /** So many connections wait to be accepted at the same time: fewer than any usual backlog. */
    private static final int STEP = 100;

    private final StormOptions options;
    private final StormResult result;

    Storm(StormOptions options) {
        this.options = options;
        this.result = new StormResult(options);
    }

    StormResult run() throws IOException, InterruptedException {
        long start = System.nanoTime();
        ServerSocketChannel listening = ServerSocketChannel.open();
        listening.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 2 * STEP);
        try (ClientProcess client = ClientProcess.start(listening);
                StormServer server = server()) {
            for (int round = 0; round < options.rounds(); round++) {
                open(listening, client, server);
                result.round(server.tearDown());
                client.drop(options.connections());
            }
            listening.close();
            result.listeningClosed();
        }
        result.finished(System.nanoTime() - start);
        return result;
    }

    private StormServer server() throws IOException {
        return switch (options.variant()) {
            case BEFORE -> new OneSelectorServer(options);
            case AFTER -> new SelectorPerThreadServer(options);
        };
    }

    /** Opens all connections and returns when each is registered, greeted, and waiting for what its client will say. */
    private void open(ServerSocketChannel listening, ClientProcess client, StormServer server)
            throws IOException, InterruptedException {
        for (int open = 0; open < options.connections(); ) {
            int step = Math.min(STEP, options.connections() - open);
            client.connect(step);
            List<SocketChannel> accepted = new ArrayList<>(step);
            for (int i = 0; i < step; i++) {
                accepted.add(client.accept(listening));
            }
            server.add(accepted);
            client.awaitConnected(step);
            open += step;
        }
        server.settle();
        result.opened(options.connections());
    }
}
