package io.lockspot.agent.record;

import io.lockspot.agent.options.BadOptionException;
import io.lockspot.agent.options.FilePattern;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.TimeZone;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * The recording on disk. Created new, for this user alone, and never through a link; it grows by whole chunks only, so
 * it can be read at any moment up to the last. Not safe for threads.
 */
public final class OutputFile implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY = PosixFilePermissions.asFileAttribute(
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

    private final Path path;
    private final FileChannel channel;
    private long length;

    private OutputFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates the file of this run.
     *
     * @throws BadOptionException when it cannot be created, or is there already
     */
    public static OutputFile create(FilePattern pattern) throws BadOptionException {
        return create(nameOf(pattern));
    }

    /** The name of a file of this run. */
    public static String nameOf(FilePattern pattern) {
        return pattern.expand(new FilePattern.Run() {
            @Override
            public long pid() {
                return ThisProcess.number();
            }

            @Override
            public LocalDateTime time() {
                // With the rules of all time zones, which LocalDateTime reads, it takes ten times as long.
                long now = System.currentTimeMillis();
                return LocalDateTime.ofEpochSecond(
                        (now + TimeZone.getDefault().getOffset(now)) / 1000, 0, ZoneOffset.UTC);
            }

            @Override
            public String program() {
                return ThisProcess.name();
            }
        });
    }

    /** Creates the file now, so that what is wrong with its path is said at the start and not at the first dump. */
    static OutputFile create(String name) throws BadOptionException {
        try {
            Path path = Path.of(name).toAbsolutePath().normalize();
            return new OutputFile(path, FileChannel.open(path, Set.of(CREATE_NEW, READ, WRITE), OWNER_ONLY));
        } catch (InvalidPathException e) {
            throw new BadOptionException("cannot write '" + name.replace("\0", "\\x00") + "': " + e.getReason());
        } catch (IOException | UnsupportedOperationException e) {
            throw new BadOptionException("cannot write '" + name + "': " + reason(e));
        }
    }

    private static String reason(Exception failure) {
        if (failure instanceof FileAlreadyExistsException) {
            return "it exists already, and lockspot never touches an existing file; choose another, or use %p and %t";
        }
        if (failure instanceof NoSuchFileException) {
            return "its directory does not exist";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        String said = failure instanceof FileSystemException e ? e.getReason() : failure.getMessage();
        return said == null ? failure.getClass().getSimpleName() : said;
    }

    Path path() {
        return path;
    }

    /** Bytes in the file, all of them whole chunks. */
    long length() {
        return length;
    }

    /**
     * Appends a file of whole chunks and forces it to disk. When that fails, for instance on a full disk, the file is
     * as it was before.
     */
    void append(Path chunks) throws IOException {
        try (FileChannel in = FileChannel.open(chunks, READ)) {
            long size = in.size();
            for (long done = 0; done < size; ) {
                long moved = channel.transferFrom(in.position(done), length + done, size - done);
                if (moved <= 0) {
                    throw new IOException("wrote " + done + " of " + size + " bytes");
                }
                done += moved;
            }
            channel.force(false);
            length += size;
        } catch (IOException e) {
            channel.truncate(length);
            throw e;
        }
    }

    /** Closes the file, and removes it when nothing was ever written. */
    void discard() {
        close();
        if (length == 0) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // An empty file stays behind; it says itself that it holds nothing.
            }
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            // All data was forced when it was appended.
        }
    }
}
