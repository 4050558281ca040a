package io.lockspot.analyzer.compare;

/** What is compared of a lock. */
public enum LockMetric {
    /** How long threads waited for it, for each operation. */
    WAIT_TIME("waitPerOperation"),
    /** How often threads waited for it, for each operation. */
    WAITS("waitsPerOperation");

    private final String id;

    LockMetric(String id) {
        this.id = id;
    }

    /** The name in gates and in JSON. */
    public String id() {
        return id;
    }
}
