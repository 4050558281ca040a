package io.lockspot.agent.child;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Copies of jars with something missing or replaced. */
public final class Jars {

    private Jars() {}

    public static List<String> entries(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            return file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    /** A copy without the entries whose names begin with the prefix. */
    public static Path without(Path jar, String prefix, Path directory) throws IOException {
        Path copy = Files.createTempFile(directory, "without", ".jar");
        copy(jar, copy, prefix, null);
        return copy;
    }

    /** A copy in which one entry has other content. */
    public static Path replace(Path jar, String entry, Path content, Path directory) throws IOException {
        Path copy = Files.createTempFile(directory, "replaced", ".jar");
        copy(jar, copy, entry, content);
        return copy;
    }

    public static Path extract(Path jar, String entry, Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "inner", ".jar");
        try (JarFile in = new JarFile(jar.toFile());
                OutputStream out = Files.newOutputStream(file)) {
            in.getInputStream(in.getEntry(entry)).transferTo(out);
        }
        return file;
    }

    private static void copy(Path from, Path to, String left, Path content) throws IOException {
        try (JarFile in = new JarFile(from.toFile());
                ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (ZipEntry entry : in.stream().filter(e -> !e.isDirectory()).toList()) {
                if (!entry.getName().startsWith(left)) {
                    write(out, entry.getName(), in.getInputStream(entry));
                }
            }
            if (content != null) {
                write(out, left, Files.newInputStream(content));
            }
        }
    }

    private static void write(ZipOutputStream out, String name, InputStream content) throws IOException {
        try (content) {
            out.putNextEntry(new ZipEntry(name));
            content.transferTo(out);
            out.closeEntry();
        }
    }
}
