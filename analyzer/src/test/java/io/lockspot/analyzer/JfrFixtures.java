package io.lockspot.analyzer;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** The recordings of JFR among the test resources, found by walking, plain or compressed with gzip. */
public final class JfrFixtures {

    private static final Path RESOURCES = resources();

    private JfrFixtures() {}

    /** Those that somebody recorded. */
    public static List<Path> sound() throws IOException {
        return all().filter(file -> !isBelow(file, "damaged") && !isBelow(file, "older"))
                .toList();
    }

    /** The same, but of the runs of one program under one load only the first. */
    public static List<Path> different() throws IOException {
        Set<Path> seen = new HashSet<>();
        return sound().stream()
                .filter(file -> seen.add(
                        file.resolveSibling(file.getFileName().toString().replaceFirst("^(run|agent)-[0-9]+", "$1"))))
                .toList();
    }

    /** Those that somebody damaged: mutants that once were trouble. */
    public static List<Path> damaged() throws IOException {
        return all().filter(file -> isBelow(file, "damaged")).toList();
    }

    /** Those in a format that no JDK writes any more. */
    public static List<Path> older() throws IOException {
        return all().filter(file -> isBelow(file, "older")).toList();
    }

    /** The recording itself, unpacked into the directory if it is compressed. */
    public static Path plain(Path recording, Path directory) throws IOException {
        if (!recording.toString().endsWith(".gz")) {
            return recording;
        }
        Path plain = directory.resolve("plain.jfr");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(recording))) {
            Files.copy(in, plain, StandardCopyOption.REPLACE_EXISTING);
        }
        return plain;
    }

    private static boolean isBelow(Path file, String directory) {
        return file.startsWith(RESOURCES.resolve(directory));
    }

    private static Stream<Path> all() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files
                    .filter(file ->
                            file.toString().endsWith(".jfr") || file.toString().endsWith(".jfr.gz"))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static Path resources() {
        try {
            return Path.of(Objects.requireNonNull(JfrFixtures.class.getResource("/junit-platform.properties"))
                            .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
