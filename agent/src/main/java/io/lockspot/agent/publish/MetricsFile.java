package io.lockspot.agent.publish;

import io.lockspot.agent.options.BadOptionException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * Metrics in a file that a collector reads, for this user alone. Every version of it is written beside it and moved into
 * its place, so a reader sees a whole one or the one before. Replaces only what an agent wrote. Not safe for threads.
 */
final class MetricsFile {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** What a file of ours begins with. */
    private static final String MARK = "# TYPE lockspot_agent info\n";

    private final Path path;
    private final Path next;

    private MetricsFile(Path path) {
        this.path = path;
        this.next = path.resolveSibling("." + path.getFileName() + ".next");
    }

    /**
     * Tries whether the file can be written.
     *
     * @throws BadOptionException when it cannot, or when it is there and somebody else's
     */
    static MetricsFile open(String name) throws BadOptionException {
        try {
            MetricsFile file = new MetricsFile(Path.of(name).toAbsolutePath().normalize());
            file.checkOurs();
            file.write(MARK + "# EOF\n");
            return file;
        } catch (InvalidPathException e) {
            throw new BadOptionException("cannot write '" + name.replace("\0", "\\x00") + "': " + e.getReason());
        } catch (IOException e) {
            throw new BadOptionException("cannot write metrics to '" + name + "': " + e);
        }
    }

    Path path() {
        return path;
    }

    /** Replaces the file; when that fails it stays as it was. */
    void write(String text) throws IOException {
        // What a killed process left behind, or a link that somebody has laid: the name goes, not what it leads to.
        Files.deleteIfExists(next);
        try {
            try (FileChannel out = FileChannel.open(next, Set.of(CREATE_NEW, WRITE), OWNER_ONLY)) {
                var bytes = StandardCharsets.UTF_8.encode(text);
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(next);
            throw e;
        }
    }

    private void checkOurs() throws IOException, BadOptionException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) || !beginsWithMark()) {
            throw new BadOptionException("cannot write metrics to '" + path
                    + "': it exists and is not a metrics file of lockspot's; choose another");
        }
    }

    private boolean beginsWithMark() throws IOException {
        try (var in = Files.newInputStream(path, LinkOption.NOFOLLOW_LINKS)) {
            byte[] head = in.readNBytes(MARK.length());
            return MARK.equals(new String(head, StandardCharsets.UTF_8));
        }
    }
}
