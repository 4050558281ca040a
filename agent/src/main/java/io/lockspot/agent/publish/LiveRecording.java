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

    /** What the probes cost so far, as it was written last. */
    CostFigures cost();

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

    /**
     * Starts the next recording once this one is over, as attaching the agent would.
     *
     * @param options as after {@code -javaagent:lockspot-agent.jar=}
     * @return path of its file
     * @throws IOException when it cannot be started; the message says why
     */
    String start(String options) throws IOException;
}
