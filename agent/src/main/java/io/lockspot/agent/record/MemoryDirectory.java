package io.lockspot.agent.record;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * A private directory on a memory file system where dumps are made before they are appended to the recording. A locked
 * file marks it as in use, so the next start can remove what a killed process left.
 */
final class MemoryDirectory {

    /** With less than this a dump of even the smallest buffer may not fit. */
    static final long LEAST = 8 << 20;

    private static final String PREFIX = "lockspot-dumps-";
    private static final String MARK = "in-use";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Path path;
    private final FileChannel mark;

    private MemoryDirectory(Path path, FileChannel mark) {
        this.path = path;
        this.mark = mark;
    }

    /** Makes a directory in shared memory or, where there is none with enough room, among the temporary files. */
    static MemoryDirectory create() throws IOException {
        Path shared = Path.of("/dev/shm");
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        return createIn(shared.equals(temporary) ? List.of(shared) : List.of(shared, temporary));
    }

    static MemoryDirectory createIn(List<Path> parents) throws IOException {
        IOException none = new IOException("no room for dumps in " + parents);
        for (Path parent : parents) {
            try {
                removeLeftovers(parent);
                if (parent.toFile().getUsableSpace() >= LEAST) {
                    Path path = Files.createTempDirectory(parent, PREFIX);
                    FileChannel mark = FileChannel.open(path.resolve(MARK), CREATE_NEW, WRITE);
                    mark.tryLock();
                    return new MemoryDirectory(path, mark);
                }
            } catch (IOException e) {
                none.addSuppressed(e);
            }
        }
        throw none;
    }

    Path path() {
        return path;
    }

    /** Bytes that can be written here or in JFR's repository, whichever has less. */
    long room() {
        long here = path.toFile().getUsableSpace();
        String repository = System.getProperty("jdk.jfr.repository");
        return repository == null ? here : Math.min(here, new File(repository).getUsableSpace());
    }

    /** Removes everything. */
    void remove() {
        try {
            mark.close();
            removeTree(path);
        } catch (IOException e) {
            // The next start tries again.
        }
    }

    /** What somebody else could still move about under our hands is not ours to remove, least of all as root. */
    private static boolean isOurs(Path directory) throws IOException {
        return Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(Path.of("/proc/self")))
                && Files.getPosixFilePermissions(directory, LinkOption.NOFOLLOW_LINKS)
                        .equals(OWNER_ONLY);
    }

    private static void removeLeftovers(Path parent) throws IOException {
        try (DirectoryStream<Path> old = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path directory : old) {
                if (isLeftOver(directory)) {
                    removeTree(directory);
                }
            }
        }
    }

    /** Whether nobody holds the mark: the kernel gives the lock back however its process ended. */
    private static boolean isLeftOver(Path directory) {
        Path file = directory.resolve(MARK);
        try {
            if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)
                    || !isOurs(directory)
                    || !Files.isWritable(file)) {
                return false;
            }
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
        try (FileChannel mark = FileChannel.open(file, WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = mark.tryLock()) {
            return lock != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    private static void removeTree(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
