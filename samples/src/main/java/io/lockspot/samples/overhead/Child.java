package io.lockspot.samples.overhead;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that is measured. It is killed when it is closed, when it takes too long, and when the benchmark ends.
 * Used by one thread.
 */
final class Child implements AutoCloseable {

    private static final int START_SECONDS = 60;
    private static final int END_SECONDS = 60;
    private static final int LAST_LINES = 3;
    private static final int LONGEST = 600;

    private final Process process;
    private final BufferedReader out;
    private final Path err;
    private final String name;

    private Child(String name, Process process, Path err) {
        this.name = name;
        this.process = process;
        this.err = err;
        out = process.inputReader(StandardCharsets.ISO_8859_1);
    }

    /**
     * @param name for messages
     * @param work the directory that it runs in
     */
    static Child start(String name, List<String> command, Path work) throws IOException {
        Path err = work.resolve("stderr.txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(work.toFile());
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return new Child(name, Children.start(builder.redirectError(err.toFile())), err);
    }

    long pid() {
        return process.pid();
    }

    /**
     * The first line of its stdout that begins with a digit: tools write there too.
     *
     * @throws BenchException when it ends, or time is up, without one
     */
    String firstLine() throws IOException, InterruptedException {
        return line(START_SECONDS);
    }

    String line(int seconds) throws IOException, InterruptedException {
        Thread watch = watch(seconds);
        try {
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (!line.isEmpty() && Character.isDigit(line.charAt(0))) {
                    return line;
                }
            }
        } finally {
            watch.interrupt();
        }
        process.waitFor(1, TimeUnit.SECONDS);
        throw new BenchException(name + " did not start" + lastWords());
    }

    /**
     * Ends its stdin and waits for its good end.
     *
     * @return how long that took, in nanoseconds
     */
    long end() throws IOException, InterruptedException {
        long start = System.nanoTime();
        process.getOutputStream().close();
        Thread watch = watch(END_SECONDS);
        try {
            while (out.readLine() != null) {
                // so that it can say what it likes
            }
            process.waitFor();
        } finally {
            watch.interrupt();
        }
        if (process.exitValue() != 0) {
            throw new BenchException(name + " ended with exit code " + process.exitValue() + lastWords());
        }
        return System.nanoTime() - start;
    }

    /** What it last said on stderr, to end a message with. */
    String lastWords() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(err, StandardCharsets.ISO_8859_1));
        lines.removeIf(String::isBlank);
        if (lines.isEmpty()) {
            return "; it said nothing";
        }
        String words = String.join(" | ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
        return ": " + Printable.text(words.length() > LONGEST ? words.substring(0, LONGEST) + " …" : words);
    }

    private Thread watch(int seconds) {
        Thread watch = new Thread(() -> {
            try {
                TimeUnit.SECONDS.sleep(seconds);
                process.destroyForcibly();
            } catch (InterruptedException e) {
                // it was quick enough
            }
        });
        watch.setDaemon(true);
        watch.start();
        return watch;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
