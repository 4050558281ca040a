package io.lockspot.samples.overhead;

import io.lockspot.samples.bench.Built;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where things are. What is made in the scratch directory goes when this is closed.
 *
 * @param samples the jar of the samples
 * @param agent the jar to measure
 * @param openTelemetry the jar of OpenTelemetry's agent; null when it is not there
 */
record Places(Path samples, Path agent, Path openTelemetry, Path scratch) implements AutoCloseable {

    /**
     * @param agent null for the one built here
     * @param openTelemetry null for the one that the build may have fetched
     */
    static Places of(Path agent, Path openTelemetry) throws IOException {
        Path fetched = Built.beside("overhead/opentelemetry-javaagent.jar");
        Path measured = agent == null ? Built.inProject("agent/target/lockspot-agent.jar") : agent;
        Path other = openTelemetry == null ? fetched : openTelemetry;
        Path[] needed = openTelemetry == null ? new Path[] {measured} : new Path[] {measured, other};
        Optional<String> missing = Built.missing("-DskipTests -Poverhead", needed);
        if (missing.isPresent()) {
            throw new BenchException(missing.get());
        }
        return new Places(
                Built.samples(),
                measured.toAbsolutePath(),
                Files.isRegularFile(other) ? other.toAbsolutePath() : null,
                Files.createTempDirectory("lockspot-overhead"));
    }

    /** @param libraries the directory below {@code target/servers}; empty for none */
    String classPath(String libraries) {
        return libraries.isEmpty()
                ? samples.toString()
                : samples + ":" + samples.resolveSibling("servers").resolve(libraries) + "/*";
    }

    /** async-profiler's library, out of its jar. */
    Path asyncProfiler() throws IOException {
        String directory = System.getProperty("os.arch").equals("aarch64") ? "linux-arm64" : "linux-x64";
        Path library = scratch.resolve("libasyncProfiler.so");
        String name = "/" + directory + "/libasyncProfiler.so";
        try (InputStream in = Places.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new BenchException(name + " is not on the class path: add samples/target/overhead/*");
            }
            Files.copy(in, library, StandardCopyOption.REPLACE_EXISTING);
        }
        return library;
    }

    /** An empty directory for a process to run in. */
    Path freshWork() throws IOException {
        Path work = scratch.resolve("work");
        delete(work);
        return Files.createDirectory(work);
    }

    @Override
    public void close() throws IOException {
        delete(scratch);
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                List<Path> deepestFirst =
                        files.sorted(Comparator.reverseOrder()).toList();
                for (Path file : deepestFirst) {
                    Files.deleteIfExists(file);
                }
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }
}
