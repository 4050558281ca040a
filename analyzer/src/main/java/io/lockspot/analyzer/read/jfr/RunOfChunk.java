package io.lockspot.analyzer.read.jfr;

import java.util.OptionalLong;

/** What one chunk tells of the run that it is from. */
final class RunOfChunk {

    private final Run run = new Run();
    private OptionalLong process = OptionalLong.empty();
    private long details;

    /** The chunk is of that process. */
    void process(long pid) {
        process = OptionalLong.of(pid);
    }

    /** Empty when the chunk does not tell; then it is from the same as the one before it. */
    OptionalLong process() {
        return process;
    }

    Run run() {
        return run;
    }

    /** The agent wrote of one slow operation, or of one wait. */
    void detail() {
        details++;
    }

    /** Of how many slow operations and waits the agent wrote. */
    long details() {
        return details;
    }
}
