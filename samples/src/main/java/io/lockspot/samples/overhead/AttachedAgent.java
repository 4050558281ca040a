package io.lockspot.samples.overhead;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The agent in a running process: brought in and sent away as {@code lockspot attach} and {@code detach} do it. */
final class AttachedAgent {

    private static final String DETACH = "detach";

    private final Child process;
    private final Path jar;
    private final Path work;
    private int count;

    /** Of the agent that is there; null when none is. */
    private Path recording;

    /** @param work where recordings go, and go away again */
    AttachedAgent(Child process, Path jar, Path work) {
        this.process = process;
        this.jar = jar;
        this.work = work;
    }

    /**
     * Returns when it is woven and records.
     *
     * @param options as behind {@code -javaagent:lockspot-agent.jar=}, without the file
     */
    void attach(String options) throws IOException {
        Path file = work.resolve("attached-" + ++count + ".jfr");
        load("file=" + file + (options.isEmpty() ? "" : "," + options));
        if (!Files.isRegularFile(file)) {
            throw new BenchException("the agent did not start when it was attached" + process.lastWords());
        }
        recording = file;
    }

    boolean isThere() {
        return recording != null;
    }

    /**
     * Returns when nothing of it is left.
     *
     * @throws BenchException when it has recorded nothing
     */
    void detach() throws IOException {
        load(DETACH);
        Path file = recording;
        recording = null;
        if (Files.size(file) == 0) {
            throw new BenchException("the attached agent recorded nothing" + process.lastWords());
        }
        Files.delete(file);
    }

    private void load(String options) throws IOException {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(process.pid()));
            try {
                machine.loadAgent(jar.toString(), options);
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException | AgentLoadException | AgentInitializationException e) {
            throw new BenchException("cannot attach the agent: " + e.getMessage() + process.lastWords());
        }
    }
}
