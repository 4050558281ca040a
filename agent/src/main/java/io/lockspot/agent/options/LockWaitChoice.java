package io.lockspot.agent.options;

/** Which waits for locks are measured. */
public enum LockWaitChoice {
    ALL,
    /** Those below a measured operation; of monitors all, for JFR measures them and knows no operations. */
    OPERATIONS,
    NONE
}
