package io.lockspot.analyzer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM with 256 MiB of heap and the classes of the tests, to be waited for. */
public final class ChildJvm {

    private static final int MINUTES = 15;

    private final List<String> command = new ArrayList<>();

    private ChildJvm() {}

    /** How it ended, and what it printed, errors among it. */
    public record Ended(int code, String out) {

        public String lastLine() {
            List<String> lines = out.lines().toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }

    public static ChildJvm of(Class<?> main, List<String> arguments) {
        ChildJvm child = new ChildJvm();
        child.command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                // As the launcher has it: a thousand mutants take a third of the processor time without the other one.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                main.getName()));
        child.command.addAll(arguments);
        return child;
    }

    /** Fails when it does not end within a quarter of an hour. */
    public Ended run() throws IOException, InterruptedException {
        Path out = Files.createTempFile("lockspot-child", ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            try {
                if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
                    throw new AssertionError("still running: " + command + "\n" + read(out));
                }
                return new Ended(process.exitValue(), read(out));
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.delete(out);
        }
    }

    private static String read(Path out) throws IOException {
        return new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
    }
}
