package io.lockspot.samples.pipeclosure;

/**
 * What a closure did.
 *
 * @param tornDown how many pipes; fewer than there were when the time was up
 * @param state what was left
 * @param tearDownTime from the kill to the last thread's exit, in nanoseconds
 * @param wallTime with the opening of the pipes, in nanoseconds
 */
record ClosureResult(
        ClosureOptions options,
        int tornDown,
        KernelState state,
        KernelCounts counts,
        long tearDownTime,
        long wallTime) {

    static final String SCHEMA = "\"schema\":\"lockspot.sample.pipeclosure/1\"";

    /** In nanoseconds; of the pipes that were torn down. */
    long timePerPipe() {
        return tornDown == 0 ? 0 : tearDownTime / tornDown;
    }

    String toJson() {
        return "{" + SCHEMA + "," + fields() + "}";
    }

    /** All but the schema. */
    String fields() {
        return String.join(
                ",",
                "\"variant\":\"" + options.variant().label() + "\"",
                "\"pipes\":" + options.pipes(),
                "\"pagesPerPipe\":" + Kernel.PAGES_PER_PIPE,
                "\"threads\":" + options.threads(),
                "\"cpus\":" + options.cpus(),
                "\"tornDown\":" + tornDown,
                "\"complete\":" + (tornDown == options.pipes()),
                "\"left\":{\"pipes\":" + state.pipes().size() + ",\"mappedPages\":" + state.mappedPages() + "}",
                "\"tearDownTime\":" + tearDownTime,
                "\"timePerPipe\":" + timePerPipe(),
                "\"locks\":" + counts.locksToJson(),
                "\"work\":" + counts.work().toJson(),
                "\"peakTearDowns\":" + counts.peakTearDowns(),
                "\"wallTime\":" + wallTime);
    }
}
