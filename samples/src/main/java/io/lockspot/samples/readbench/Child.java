package io.lockspot.samples.readbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A process whose output goes to files, so that it never blocks on them. */
final class Child {

    private static final int LAST_LINES = 5;

    private final Path out;
    private final Path err;
    private final List<String> command;
    private final Process process;

    private Child(List<String> command, Path out, Path err, Process process) {
        this.command = command;
        this.out = out;
        this.err = err;
        this.process = process;
    }

    /** @param work the directory that the files of its output go to */
    static Child start(List<String> command, Path work) throws IOException {
        Path out = work.resolve("stdout");
        Path err = work.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return new Child(
                command,
                out,
                err,
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start());
    }

    /** Runs it to its end, which must be a good one; returns the file of its standard output. */
    static Path run(List<String> command, Path work) throws IOException, InterruptedException {
        Child child = start(command, work);
        int exit = child.process.waitFor();
        if (exit != 0) {
            throw new IOException(child.complaint(exit));
        }
        return child.out;
    }

    Process process() {
        return process;
    }

    /** What it was, and its last words. */
    String complaint(int exit) throws IOException {
        List<String> lines = Files.readAllLines(err, java.nio.charset.StandardCharsets.ISO_8859_1);
        return String.join(" ", command) + ": exit code " + exit + ": "
                + String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }
}
