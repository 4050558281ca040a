package io.lockspot.samples.pipeclosure;

import java.util.Locale;

/** How pipes are torn down. */
enum Variant {
    BEFORE(1, 4),
    AFTER(Integer.MAX_VALUE, 32);

    private final int pagesAtOnce;
    private final int burst;

    Variant(int pagesAtOnce, int burst) {
        this.pagesAtOnce = pagesAtOnce;
        this.burst = burst;
    }

    /** So many pages of a pipe, at most, are unmapped with one message to the CPUs. */
    int pagesAtOnce() {
        return pagesAtOnce;
    }

    /** So many pages move between a CPU's cache and the stock in one operation. */
    int burst() {
        return burst;
    }

    /** What a tear-down has to pass first. */
    Gate gate(int cpus) {
        return switch (this) {
            case BEFORE -> new OpenGate();
            case AFTER -> new PerCpuMutex(cpus);
        };
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
