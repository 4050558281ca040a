package io.lockspot.agent.options;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** The text of a probe file. A pipe or a device is none: reading it could last for ever, and the server waits. */
final class ProbeFile {

    private static final int LARGEST = 1 << 20;

    private ProbeFile() {}

    static String read(String path) throws BadOptionException {
        try {
            Path file = Path.of(path);
            if (!Files.exists(file)) {
                throw new BadOptionException("cannot be read: there is no such file");
            }
            if (!Files.isRegularFile(file)) {
                throw new BadOptionException("cannot be read: it is no file");
            }
            return text(file);
        } catch (AccessDeniedException e) {
            throw new BadOptionException("cannot be read: permission denied");
        } catch (IOException | InvalidPathException e) {
            throw new BadOptionException("cannot be read: " + e.getMessage());
        }
    }

    private static String text(Path file) throws IOException, BadOptionException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new BadOptionException("cannot be read: it is larger than 1 MiB");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
