package io.lockspot.analyzer.report;

/**
 * How many entries of long lists a document has, the heaviest; the rest is counted together. A busy server's locks have
 * thousands of paths, and a thread pool without numbers in its names as many waiters.
 *
 * @param paths of one side of a lock
 * @param edges of the graph of who waits for whom
 */
public record MostShown(int paths, int edges) {

    /** Nothing is left out. */
    public static final MostShown ALL = new MostShown(Integer.MAX_VALUE, Integer.MAX_VALUE);
}
