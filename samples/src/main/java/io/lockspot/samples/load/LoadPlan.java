package io.lockspot.samples.load;

import java.net.InetSocketAddress;
import java.time.Duration;

/**
 * What is asked of the load generator.
 *
 * @param connections how many to make; {@code Long.MAX_VALUE} for as many as there is time for
 * @param concurrency how many are open at the same time, at most
 * @param rate connections to start per second; infinite for as fast as they go
 * @param limit no connection is started after this time
 */
record LoadPlan(InetSocketAddress server, long connections, int concurrency, double rate, Mix mix, Duration limit) {

    /** @throws IllegalArgumentException with a message for the user */
    LoadPlan {
        if (server.isUnresolved()) {
            throw new IllegalArgumentException("no host " + server.getHostString());
        }
        Checks.positive("--connections", connections);
        Checks.positive("--concurrency", concurrency);
        Checks.positive("--rate", rate);
        Checks.positive("--limit", limit.toNanos());
    }

    boolean isCounted() {
        return connections != Long.MAX_VALUE;
    }

    /** When a connection is to be started, in nanoseconds after the first. */
    long due(long index) {
        return (long) (index / rate * 1e9);
    }
}
