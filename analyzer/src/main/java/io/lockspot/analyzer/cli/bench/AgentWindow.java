package io.lockspot.analyzer.cli.bench;

import io.lockspot.analyzer.cli.live.LiveAgent;
import io.lockspot.analyzer.model.AgentStatus;
import io.lockspot.analyzer.model.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The measured part of a recording. Where it begins the agent dumps what it has, and what follows in the file is of the
 * window; where it ends the agent is detached, so that nothing of the server's end is in it. Both are whole chunks.
 */
final class AgentWindow {

    private final Jvm jvm;
    private final Path jar;
    private final Path file;
    private final long offset;
    private final long start;

    private AgentWindow(Jvm jvm, Path jar, Path file, long offset) {
        this.jvm = jvm;
        this.jar = jar;
        this.file = file;
        this.offset = offset;
        this.start = System.nanoTime();
    }

    /** Begins it. */
    static AgentWindow open(Jvm jvm, Path jar) throws IOException {
        AgentStatus status = LiveAgent.dump(jvm, jar);
        Path file = Path.of(status.file());
        return new AgentWindow(jvm, jar, file, Files.exists(file) ? Files.size(file) : 0);
    }

    /** Nanoseconds since it began. */
    long age() {
        return System.nanoTime() - start;
    }

    /** Ends it. */
    void close() throws IOException {
        LiveAgent.detach(jvm, jar);
        if (!Files.exists(file) || Files.size(file) <= offset) {
            throw new IOException("no recording was written: nothing is in " + file);
        }
    }

    Path file() {
        return file;
    }

    /** Where in the file it begins. */
    long offset() {
        return offset;
    }
}
