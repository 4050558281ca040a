package io.lockspot.samples.closestorm;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Before: all connections are registered with one selector that has a thread of its own, and other threads close them.
 * Each closer meets the selector's thread at the monitor of its cancelled keys.
 */
final class OneSelectorServer implements StormServer {

    private final SelectorLoop loop = new SelectorLoop("selector");
    private final ExecutorService closers;
    private final Shares shares;

    OneSelectorServer(StormOptions options) throws IOException {
        closers = Executors.newFixedThreadPool(options.threads(), new NamedThreads("closer"));
        shares = new Shares(options.threads());
    }

    @Override
    public void add(List<SocketChannel> accepted) {
        loop.register(accepted);
        shares.add(accepted);
    }

    @Override
    public void settle() throws IOException, InterruptedException {
        Outcome.of(loop.execute(() -> {}));
    }

    @Override
    public TearDown tearDown() throws IOException, InterruptedException {
        Future<Long> emptied = loop.emptied();
        settle();
        long start = System.nanoTime();
        List<Future<CloseTimes>> closing = new ArrayList<>();
        for (List<SocketChannel> share : shares.take()) {
            closing.add(closers.submit(() -> closeAll(share)));
        }
        List<CloseTimes> closes = new ArrayList<>();
        for (Future<CloseTimes> times : closing) {
            closes.add(Outcome.of(times));
        }
        long nanos = Outcome.of(emptied) - start;
        return new TearDown(nanos, closes);
    }

    /** On one of the closing threads. */
    private CloseTimes closeAll(List<SocketChannel> share) throws IOException {
        CloseTimes times = new CloseTimes(share.size());
        for (SocketChannel connection : share) {
            times.close(connection);
            if (times.count() % SELECT_EVERY == 0) {
                loop.wakeup();
            }
        }
        loop.selectAgain();
        return times;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        closers.shutdown();
        loop.close();
    }
}
