package io.lockspot.agent.probe;

/** Which waits for {@code java.util.concurrent} locks are measured. */
public enum LockWaits {
    ALL,
    /** Those below a measured operation. */
    OPERATIONS,
    NONE
}
