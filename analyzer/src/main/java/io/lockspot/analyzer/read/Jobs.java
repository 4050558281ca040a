package io.lockspot.analyzer.read;

/** How many threads read one recording. What is read does not depend on it. */
public final class Jobs {

    /** The system property that says how many; absent or 0: as many as there are processors. */
    public static final String PROPERTY = "lockspot.jobs";

    private static final int MOST = 64;

    private Jobs() {}

    /** At least one. */
    public static int count() {
        int asked = Integer.getInteger(PROPERTY, 0);
        int wanted = asked > 0 ? asked : Runtime.getRuntime().availableProcessors();
        return Math.min(wanted, MOST);
    }
}
