package io.lockspot.agent;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A jar inside the agent's jar, as a file of its own in a directory that only this user can read. */
final class InnerJar {

    private InnerJar() {}

    /** Writes the inner jar to a new private directory. The caller opens it and then calls {@link #remove}. */
    static File unpack(String name) throws IOException {
        try (InputStream in = LockspotAgent.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new FileNotFoundException("the agent's jar is incomplete: " + name + " is missing");
            }
            // Mode 0700, with a name that nobody can guess.
            Path file = Files.createTempDirectory("lockspot-").resolve(name);
            try {
                Files.copy(in, file);
                return file.toFile();
            } catch (IOException | RuntimeException e) {
                remove(file.toFile());
                throw e;
            }
        }
    }

    /** Removes the file's name; who has it open can go on reading it. */
    static void remove(File file) {
        file.delete();
        file.getParentFile().delete();
    }
}
