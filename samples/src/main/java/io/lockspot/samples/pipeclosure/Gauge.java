package io.lockspot.samples.pipeclosure;

import java.util.concurrent.atomic.AtomicInteger;

/** How many threads are inside, and how many were at most. For use by many threads. */
final class Gauge {

    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger peak = new AtomicInteger();

    void enter() {
        int now = inside.incrementAndGet();
        if (now > peak.get()) {
            peak.accumulateAndGet(now, Math::max);
        }
    }

    void leave() {
        inside.decrementAndGet();
    }

    int peak() {
        return peak.get();
    }
}
