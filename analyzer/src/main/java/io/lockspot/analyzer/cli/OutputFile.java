package io.lockspot.analyzer.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/**
 * A file that is written as a whole or not at all. It is created anew, for its owner only, and never through a link; an
 * existing one is replaced only when the user insists, in one step, by a file that is complete.
 */
final class OutputFile {

    private static final Set<StandardOpenOption> NEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    private final Path path;
    private final boolean replace;

    /** Writes the content, as text. */
    @FunctionalInterface
    interface Content {
        void write(Writer out) throws IOException;
    }

    /** Writes the content, as bytes. */
    @FunctionalInterface
    interface Bytes {
        void write(OutputStream out) throws IOException;
    }

    private OutputFile(Path path, boolean replace) {
        this.path = path;
        this.replace = replace;
    }

    /**
     * Looks before any work is done whether the file can be written.
     *
     * @param force whether an existing file may be replaced
     */
    static OutputFile at(Path path, boolean force) throws UsageException {
        boolean exists = Files.exists(path, LinkOption.NOFOLLOW_LINKS);
        if (exists && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) && !Files.isSymbolicLink(path)) {
            throw new UsageException(path + ": is not a regular file and cannot be replaced; name a file");
        }
        if (exists && !force) {
            throw new UsageException(path + ": exists already; name another file, or overwrite it with --force");
        }
        Path directory = path.toAbsolutePath().getParent();
        if (directory == null || !Files.isDirectory(directory)) {
            throw new UsageException(path + ": there is no such directory to write to");
        }
        if (!Files.isWritable(directory)) {
            throw new UsageException(path + ": no permission to write to that directory");
        }
        return new OutputFile(path, exists);
    }

    /** @throws IOException with a message for the user; nothing is left of the file then */
    void write(Content content) throws IOException {
        writeBytes(bytes -> {
            Writer out = new BufferedWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8));
            content.write(out);
            out.flush();
        });
    }

    /** @throws IOException with a message for the user; nothing is left of the file then */
    void writeBytes(Bytes content) throws IOException {
        Path target = replace ? path.resolveSibling("." + path.getFileName() + "." + UUID.randomUUID()) : path;
        try {
            create(target, content);
            if (replace) {
                Files.move(target, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (FileAlreadyExistsException e) {
            throw new IOException(path + ": was created by someone else meanwhile; nothing was written", e);
        } catch (IOException e) {
            throw new IOException(path + ": cannot write: " + reason(e), e);
        }
    }

    private static void create(Path target, Bytes content) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(target, NEW, ownerOnly(target));
                OutputStream out = Channels.newOutputStream(channel)) {
            content.write(out);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (IOException | RuntimeException | Error e) {
            Files.deleteIfExists(target);
            throw e;
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path target) {
        if (!target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-------");
        return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
    }

    private static String reason(IOException e) {
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
