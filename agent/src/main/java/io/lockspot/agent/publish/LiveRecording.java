package io.lockspot.agent.publish;

import java.io.IOException;

/** The recording that runs, as far as others may see and steer it. Every method may be called by any thread. */
public interface LiveRecording {

    /** Whether it still records. */
    boolean isRunning();

    /** Path of the file that it writes. */
    String file();

    /** Where the CPU samples come from, and why not from elsewhere; empty while that is being tried. */
    String profiler();

    /** Dumps that did not reach the file so far. */
    long lostDumps();

    /** Estimated nanoseconds in probes so far. */
    long timeInProbes();

    /**
     * Appends what was recorded until now to the file, and returns when that is done.
     *
     * @throws IOException when it does not come to that; the message says why
     */
    void dump() throws IOException;

    /**
     * Ends the recording as {@code duration} does, and returns when the file is whole.
     *
     * @throws IOException when it does not come to that; the message says why
     */
    void stop() throws IOException;
}
