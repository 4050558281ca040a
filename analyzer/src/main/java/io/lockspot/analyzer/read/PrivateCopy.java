package io.lockspot.analyzer.read;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.ZipException;

/** A temporary file that only its owner can read and that is deleted when it is closed. */
final class PrivateCopy implements Closeable {

    /** The most that is written to the temporary folder for one recording. */
    static final long MAX_BYTES = 16L << 30;

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Tells whose a file is that was left behind. */
    static final String PREFIX = "lockspot-" + ProcessHandle.current().pid() + "-";

    private final Path path;
    private String damage;

    private PrivateCopy(Path path) {
        this.path = path;
    }

    /** Copies the whole stream; compressed data that breaks off is copied as far as it goes. */
    static PrivateCopy of(InputStream in) throws IOException {
        PrivateCopy copy = new PrivateCopy(Files.createTempFile(PREFIX, ".jfr", OWNER_ONLY));
        try {
            copy.fill(in);
            return copy;
        } catch (IOException e) {
            copy.close();
            throw e;
        }
    }

    private void fill(InputStream in) throws IOException {
        byte[] buffer = new byte[1 << 16];
        long written = 0;
        try (OutputStream out = Files.newOutputStream(path)) {
            for (int count; (count = read(in, buffer)) > 0; written += count) {
                if (written > MAX_BYTES) {
                    throw new IOException("is larger than " + (MAX_BYTES >> 30) + " GiB when decompressed");
                }
                out.write(buffer, 0, count);
            }
        }
    }

    private int read(InputStream in, byte[] buffer) throws IOException {
        try {
            return in.read(buffer);
        } catch (EOFException | ZipException e) {
            damage = Expansion.reason(e);
            return -1;
        }
    }

    Path path() {
        return path;
    }

    /** Why the copy ends before its time, when the original was compressed and broken. */
    Optional<String> damage() {
        return Optional.ofNullable(damage);
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
