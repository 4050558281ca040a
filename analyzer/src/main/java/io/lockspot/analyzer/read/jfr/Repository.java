package io.lockspot.analyzer.read.jfr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** JFR's repository: a directory with a file for each chunk, the last of which a living JVM is writing to. */
final class Repository {

    private static final int START_AT = 32;

    private record Part(Path file, long startNanos) {}

    private Repository() {}

    /** The chunks' files in the order in which they began; those that hold nothing yet are left out. */
    static List<Path> files(Path directory) throws IOException {
        List<Part> parts = new ArrayList<>();
        try (Stream<Path> inside = Files.list(directory)) {
            for (Path file : inside.filter(f -> f.getFileName().toString().endsWith(".jfr"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList()) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    ByteBuffer header = new FileWindow(channel).bytes(0, ChunkHeader.BYTES);
                    if (header.limit() == ChunkHeader.BYTES) {
                        parts.add(new Part(file, header.getLong(START_AT)));
                    }
                } catch (NoSuchFileException e) {
                    // The JVM has deleted it since, and what came before it.
                    continue;
                }
            }
        }
        // Stable: by their names where they began at the same time.
        parts.sort(Comparator.comparingLong(Part::startNanos));
        return parts.stream().map(Part::file).toList();
    }
}
