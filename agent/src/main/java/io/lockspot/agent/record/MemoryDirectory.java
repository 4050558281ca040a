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
import java.util.List;
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

    private final Path path;
    private final FileChannel mark;

    private MemoryDirectory(Path path, FileChannel mark) {
        this.path = path;
        this.mark = mark;
    }

    /** Makes a directory in shared memory or, where there is none with enough room, among the temporary files. */
    static MemoryDirectory create() throws IOException {
        return createIn(List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir"))));
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
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) || !Files.isWritable(file)) {
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
