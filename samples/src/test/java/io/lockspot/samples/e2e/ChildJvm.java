package io.lockspot.samples.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * A child process with a hard time-out. When that passes, the child's thread dump becomes the message of the failure.
 * Its output goes to files, so a child that prints much never blocks. Not safe for use by several threads.
 */
final class ChildJvm implements AutoCloseable {

    /**
     * How a child ended.
     *
     * @param exitCode 128 + the signal's number when a signal killed it
     */
    record Ended(int exitCode, String out, String err) {

        String lastLine() {
            List<String> lines = out.lines().toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }

        @Override
        public String toString() {
            return "exit code " + exitCode + "\n--- stdout\n" + out + "\n--- stderr\n" + err;
        }
    }

    private final Jdk jdk;
    private final List<String> command = new ArrayList<>();
    private final Map<String, String> environment = new TreeMap<>();
    private final Path directory;
    private int seconds = 120;
    private Path out;
    private Path err;
    private Process process;

    private ChildJvm(Jdk jdk, Path directory) {
        this.jdk = jdk;
        this.directory = directory;
    }

    /** A JVM that is given its arguments by {@link #with}. */
    static ChildJvm java(Jdk jdk, Path directory) {
        return new ChildJvm(jdk, directory).with(jdk.java().toString());
    }

    /** One of the JDK's tools. */
    static ChildJvm tool(Jdk jdk, Path directory, String tool) {
        return new ChildJvm(jdk, directory)
                .with(jdk.home().resolve("bin").resolve(tool).toString());
    }

    /** A line for the shell. */
    static ChildJvm shell(Path directory, String line) {
        return new ChildJvm(Jdk.running(), directory).with("sh", "-c", line);
    }

    ChildJvm with(String... arguments) {
        command.addAll(Arrays.asList(arguments));
        return this;
    }

    /** Sets the time-out; two minutes unless told. */
    ChildJvm within(int limit) {
        seconds = limit;
        return this;
    }

    ChildJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    ChildJvm start() {
        try {
            out = Files.createTempFile(directory, "child", ".out");
            err = Files.createTempFile(directory, "child", ".err");
            ProcessBuilder builder = new ProcessBuilder(command);
            builder.directory(directory.toFile());
            builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
            builder.environment().putAll(environment);
            process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Process process() {
        return process;
    }

    /** Waits for the first line on its stdout; empty when it ends without one. */
    String awaitFirstLine() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() - end < 0) {
            boolean over = !process.isAlive();
            String text = ended(0).out();
            if (text.indexOf('\n') >= 0) {
                return text.substring(0, text.indexOf('\n'));
            }
            if (over) {
                return "";
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new AssertionError("no line after " + seconds + " s: " + command + "\n" + threadDump());
    }

    /** Ends its stdin and waits for its end. */
    Ended endInput() throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return await();
    }

    /** Starts it and waits for its end. */
    Ended run() throws InterruptedException {
        try (ChildJvm child = start()) {
            return child.await();
        }
    }

    /** Waits for its end. */
    Ended await() throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            String dump = threadDump();
            close();
            throw new AssertionError(
                    "still running after " + seconds + " s: " + command + "\n" + dump + "\n" + ended(-1));
        }
        return ended(process.exitValue());
    }

    /** As {@code kill -9} does. */
    Ended kill() throws InterruptedException {
        process.destroyForcibly();
        return await();
    }

    private Ended ended(int exitCode) {
        try {
            return new Ended(exitCode, Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String threadDump() throws InterruptedException {
        String jcmd = jdk.home().resolve("bin/jcmd").toString();
        try {
            Path dump = Files.createTempFile(directory, "threads", ".txt");
            Process tool = new ProcessBuilder(jcmd, Long.toString(process.pid()), "Thread.print", "-l")
                    .redirectErrorStream(true)
                    .redirectOutput(dump.toFile())
                    .start();
            if (!tool.waitFor(20, TimeUnit.SECONDS)) {
                tool.destroyForcibly();
            }
            return Files.readString(dump);
        } catch (IOException e) {
            return "no thread dump: " + e;
        }
    }

    /** Kills what is still running, its children too. */
    @Override
    public void close() {
        if (process != null) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
