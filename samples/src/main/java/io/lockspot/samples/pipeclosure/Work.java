package io.lockspot.samples.pipeclosure;

/**
 * What was done, counted.
 *
 * @param mapOperations pipes put into the map or taken out
 * @param pageTableRemovals calls that removed pages, one or many, from the page table
 * @param cpuMessages messages to CPUs that pages are gone
 * @param stockOperations bursts of pages moved between a CPU's cache and the stock of all CPUs
 */
record Work(long mapOperations, long pageTableRemovals, long cpuMessages, long stockOperations) {

    Work withStockOperations(long count) {
        return new Work(mapOperations, pageTableRemovals, cpuMessages, count);
    }

    /** What was done since. */
    Work minus(Work earlier) {
        return new Work(
                mapOperations - earlier.mapOperations,
                pageTableRemovals - earlier.pageTableRemovals,
                cpuMessages - earlier.cpuMessages,
                stockOperations - earlier.stockOperations);
    }

    String toJson() {
        return "{\"mapOperations\":" + mapOperations
                + ",\"pageTableRemovals\":" + pageTableRemovals
                + ",\"cpuMessages\":" + cpuMessages
                + ",\"stockOperations\":" + stockOperations + "}";
    }
}
