package io.lockspot.flamegraphs.peers;

import io.lockspot.flamegraphs.CallTree;
import io.lockspot.flamegraphs.Collapsed;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The stacks that every page is made of.
 *
 * @param collapsed the same as a file
 * @param directory where pages go
 */
record PeerStacks(CallTree tree, Path collapsed, Path directory) {

    static PeerStacks of(CallTree tree, Path directory) throws IOException {
        Path collapsed = directory.resolve("stacks.collapsed");
        try (Writer out = Files.newBufferedWriter(collapsed)) {
            Collapsed.write(tree, out);
        }
        return new PeerStacks(tree, collapsed, directory);
    }

    /** Runs a tool that makes a page or its data; its output goes to the file when there is one. */
    void run(List<String> command, Path output) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(
                        output == null ? ProcessBuilder.Redirect.DISCARD : ProcessBuilder.Redirect.to(output.toFile()))
                .start();
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue());
        }
    }

    /** In another format, by lockspot's own converter; the name's extension says which. */
    Path converted(Path lockspot, String name) throws IOException, InterruptedException {
        Path converted = directory.resolve(name);
        run(
                List.of(
                        "java",
                        "-jar",
                        lockspot.toString(),
                        "convert",
                        collapsed.toString(),
                        "--force",
                        "-f",
                        converted.toString()),
                null);
        return converted;
    }
}
