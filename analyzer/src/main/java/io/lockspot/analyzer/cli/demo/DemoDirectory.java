package io.lockspot.analyzer.cli.demo;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where a demo leaves its files: always an empty directory, so that no earlier demo is overwritten. */
record DemoDirectory(Path path) {

    private static final String NAME = "lockspot-demo";

    /** The first of {@code lockspot-demo}, {@code lockspot-demo-2}, … in that directory that is free; it is made. */
    static DemoDirectory fresh(Path parent) throws IOException {
        for (int number = 1; ; number++) {
            Path path = parent.resolve(number == 1 ? NAME : NAME + "-" + number);
            if (Files.isDirectory(path) ? isEmpty(path) : created(path)) {
                return new DemoDirectory(path);
            }
        }
    }

    /** That directory, made when it does not exist. */
    static DemoDirectory named(Path path) throws IOException {
        try {
            Files.createDirectories(path);
        } catch (IOException e) {
            throw new IOException("cannot make the directory " + path + ": " + e, e);
        }
        return new DemoDirectory(path);
    }

    /** Whether a demo may write there without touching anything: nothing is there, or an empty directory. */
    static boolean isFree(Path path) throws IOException {
        return Files.isDirectory(path) ? isEmpty(path) : !Files.exists(path);
    }

    private static boolean created(Path path) throws IOException {
        try {
            Files.createDirectory(path);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new IOException("cannot make the directory " + path + ": " + e + "; name another one with --dir", e);
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            return !entries.iterator().hasNext();
        }
    }

    Path file(String name) {
        return path.resolve(name);
    }
}
