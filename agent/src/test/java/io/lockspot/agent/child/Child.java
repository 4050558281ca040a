package io.lockspot.agent.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A child process with a hard time limit; at the limit its threads are printed and the test fails. */
public final class Child implements AutoCloseable {

    private static final long LIMIT_SECONDS = 90;

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** What a finished child left. */
    public record Result(int exitCode, String out, String err) {}

    /** Runs a command in a directory to its end. */
    public static Result run(Path directory, Map<String, String> environment, List<String> command) {
        try (Child child = start(directory, environment, command)) {
            return child.await();
        }
    }

    /** Starts a command in a directory; its output goes to files there. */
    public static Child start(Path directory, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile(directory, "out", ".txt");
            Path err = Files.createTempFile(directory, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().remove("JAVA_TOOL_OPTIONS");
            builder.environment().remove("JDK_JAVA_OPTIONS");
            builder.environment().putAll(environment);
            return new Child(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public long pid() {
        return process.pid();
    }

    public String out() {
        return read(out);
    }

    public String err() {
        return read(err);
    }

    /** Waits for the end. */
    public Result await() {
        waitUntil(() -> !process.isAlive(), "the end of " + process.info().commandLine());
        return new Result(process.exitValue(), out(), err());
    }

    /** Waits until something is true of the child. */
    public void waitUntil(BooleanSupplier condition, String what) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("waited in vain for " + what + "\n" + threads() + out() + err());
                }
                process.waitFor(20, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Kills it as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** Ends it as {@code kill -15} does. */
    public void terminate() {
        process.destroy();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private String threads() throws InterruptedException {
        try {
            Process jstack = new ProcessBuilder(Jdk.current().tool("jstack"), Long.toString(process.pid()))
                    .redirectErrorStream(true)
                    .start();
            String text = new String(jstack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            jstack.waitFor();
            return text;
        } catch (IOException e) {
            return "no threads: " + e;
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
