package io.lockspot.samples.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * Load that goes on until it is closed: connections with one request each, as fast as they go, so many open at a time. Safe
 * for all threads.
 */
public final class Traffic implements AutoCloseable {

    private final Load load;
    private final Thread thread;
    private volatile LoadResult result;

    private Traffic(Load load) {
        this.load = load;
        thread = new Thread(this::run, "traffic");
        thread.setDaemon(true);
    }

    /**
     * Begins.
     *
     * @param port of a server on the loopback address
     * @param concurrency how many are open at the same time
     * @param limit it ends by itself after this time
     */
    public static Traffic to(int port, int concurrency, Duration limit) {
        Traffic traffic = new Traffic(new Load(new LoadPlan(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                Long.MAX_VALUE,
                concurrency,
                Double.POSITIVE_INFINITY,
                new Mix(0, 1, 0),
                limit)));
        traffic.thread.start();
        return traffic;
    }

    private void run() {
        try {
            result = load.run();
        } catch (InterruptedException e) {
            // nobody interrupts it
        }
    }

    /**
     * How many connections were begun so far. Those that are open now are among them, as many at any time.
     *
     * @throws IOException when one has failed, or time is up; the message says what happened
     */
    public long begun() throws IOException, InterruptedException {
        if (load.failures() > 0 || !thread.isAlive()) {
            close();
            throw new IOException(complaint());
        }
        return load.begun();
    }

    private String complaint() {
        LoadResult ended = result;
        return ended == null ? "load: it does not end" : ended.complaint().orElse("load: its time was up");
    }

    /** Ends when the connections that are open have ended. */
    @Override
    public void close() throws InterruptedException {
        load.stop();
        thread.join(Duration.ofMinutes(1).toMillis());
    }
}
