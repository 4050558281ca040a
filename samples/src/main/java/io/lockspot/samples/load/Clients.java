package io.lockspot.samples.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;

/** The load inside the process that asks for it: connections with one request each, as fast as they go. */
public final class Clients {

    /**
     * What was made.
     *
     * @param connections each was answered, and closed by the server
     * @param wallTime from the first one's start to the last one's end, in nanoseconds
     */
    public record Made(long connections, long wallTime) {}

    private Clients() {}

    /**
     * Returns when all have ended.
     *
     * @param port of a server on the loopback address
     * @param connections how many to make; {@code Long.MAX_VALUE} for as many as there is time for
     * @param concurrency how many are open at the same time, at most
     * @param limit no connection is started after this time
     * @throws IOException when one failed, or there was no time for all; the message says what happened
     */
    public static Made make(int port, long connections, int concurrency, Duration limit)
            throws IOException, InterruptedException {
        LoadPlan plan = new LoadPlan(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                connections,
                concurrency,
                Double.POSITIVE_INFINITY,
                new Mix(0, 1, 0),
                limit);
        LoadResult result = new Load(plan).run();
        if (result.complaint().isPresent()) {
            throw new IOException(result.complaint().get());
        }
        return new Made(result.tally().connections(), result.wallTime());
    }
}
