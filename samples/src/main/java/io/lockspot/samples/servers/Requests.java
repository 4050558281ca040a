package io.lockspot.samples.servers;

import java.util.concurrent.atomic.LongAdder;

/** Counts the requests that a server has answered. Safe for use by several threads. */
final class Requests {

    private final LongAdder answered = new LongAdder();

    void answered() {
        answered.increment();
    }

    long count() {
        return answered.sum();
    }
}
