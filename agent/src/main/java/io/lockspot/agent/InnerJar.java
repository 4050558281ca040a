package io.lockspot.agent;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/** A jar inside the agent's jar, as a file of its own in a directory that only this user can read. */
final class InnerJar {

    private static final String PACKAGE = "io/lockspot/agent/";

    /** None is unpacked unless all are there: some are needed only when the start has gone so far that it shows. */
    private static final String[] ALL = {"boot.jar", "agent.jar", "libraries.jar"};

    private static final int ATTEMPTS = 100;

    /** Named one by one: to read them from a text the JDK calls a method by reflection, which takes its time. */
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY = PosixFilePermissions.asFileAttribute(
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));

    private InnerJar() {}

    /** Writes the inner jar to a new private directory. The caller opens it and then calls {@link #remove}. */
    static File unpack(String name) throws IOException {
        try (JarFile outer = new JarFile(ownJar(), false)) {
            for (String needed : ALL) {
                if (outer.getEntry(PACKAGE + needed) == null) {
                    throw new FileNotFoundException("the agent's jar is incomplete: " + needed + " is missing");
                }
            }
            ZipEntry entry = outer.getEntry(PACKAGE + name);
            File file = new File(privateDirectory(), name);
            try (InputStream in = outer.getInputStream(entry);
                    OutputStream out = new FileOutputStream(file)) {
                in.transferTo(out);
                return file;
            } catch (IOException e) {
                remove(file);
                throw new IOException("cannot unpack " + name + " to " + file.getParent() + ": " + e.getMessage(), e);
            }
        }
    }

    private static File ownJar() throws IOException {
        try {
            return new File(LockspotAgent.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the agent's jar cannot be found: " + e.getMessage(), e);
        }
    }

    /**
     * A new directory of mode 0700. The JDK has a method for this, which takes the name from a secure random number and
     * loads a hundred classes for it; nobody gets into the directory who guesses its name, and one that is taken is not used.
     */
    private static File privateDirectory() throws IOException {
        File parent = new File(System.getProperty("java.io.tmpdir"));
        long number = System.nanoTime();
        for (int i = 0; ; i++) {
            File directory =
                    new File(parent, "lockspot-" + Long.toUnsignedString(number + i * 0x9E3779B97F4A7C15L, 36));
            try {
                Files.createDirectory(directory.toPath(), OWNER_ONLY);
                return directory;
            } catch (FileAlreadyExistsException e) {
                if (i == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /** Removes the file's name; who has it open can go on reading it. */
    static void remove(File file) {
        file.delete();
        file.getParentFile().delete();
    }
}
