package io.lockspot.samples.eventpoll;

import java.util.concurrent.atomic.AtomicInteger;

/** Where two threads wait for each other, so that what follows never depends on luck. Usable once. */
public final class Rendezvous {
    private final AtomicInteger arrived = new AtomicInteger();

    public void meet() {
        arrived.incrementAndGet();
        while (arrived.get() < 2) {
            Thread.yield();
        }
    }
}
