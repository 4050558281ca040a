package io.lockspot.flamegraphs;

/**
 * How much of a tree goes into a page, so that it stays fluid and can be mailed.
 *
 * @param depth levels below the root; what is deeper becomes one {@code [truncated]} frame
 * @param nodes the heaviest so many nodes are kept; the rest becomes an {@code [other]} frame below each parent, which
 *     come on top
 */
record PageLimits(int depth, int nodes) {

    /** For a page of many things. As deep as profilers of the JVM record at their deepest, and more nodes than any screen has pixels across. */
    static final PageLimits USUAL = new PageLimits(2_048, 100_000);

    /** For a page that is nothing but pictures: as many nodes as open within a second. */
    static final PageLimits LARGE = new PageLimits(2_048, 1_000_000);

    PageLimits {
        if (depth < 1 || nodes < 1) {
            throw new IllegalArgumentException("limits below 1: depth " + depth + ", nodes " + nodes);
        }
    }
}
