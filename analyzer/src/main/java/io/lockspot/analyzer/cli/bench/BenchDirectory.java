package io.lockspot.analyzer.cli.bench;

import io.lockspot.analyzer.model.bench.Side;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where a bench leaves its files: {@code before} and {@code after} hold a recording for each run and nothing else, so that
 * {@code lockspot compare} takes them as they are; {@code logs} what the programs printed; {@code unfinished} what is
 * being recorded.
 */
public final class BenchDirectory {

    private static final String NAME = "lockspot-bench";
    private static final String UNFINISHED = "unfinished";

    private final Path path;

    private BenchDirectory(Path path) throws IOException {
        this.path = path;
        for (String name : List.of(Side.BEFORE.label(), Side.AFTER.label(), "logs", UNFINISHED)) {
            Files.createDirectories(path.resolve(name));
        }
    }

    /** The first of {@code lockspot-bench}, {@code lockspot-bench-2}, … that is not there; it is made. */
    public static BenchDirectory fresh(Path parent) throws IOException {
        for (int number = 1; ; number++) {
            Path path = parent.resolve(number == 1 ? NAME : NAME + "-" + number);
            try {
                Files.createDirectory(path);
                return new BenchDirectory(path);
            } catch (FileAlreadyExistsException e) {
                // The next one, then.
            } catch (IOException e) {
                throw new IOException(
                        "cannot make the directory " + path + ": " + e.getMessage()
                                + "; name another one with --directory",
                        e);
            }
        }
    }

    /** That directory, made when it does not exist. */
    public static BenchDirectory named(Path path) throws IOException {
        try {
            Files.createDirectories(path);
            return new BenchDirectory(path);
        } catch (IOException e) {
            throw new IOException("cannot make the directory " + path + ": " + e.getMessage(), e);
        }
    }

    /** Whether a bench may write there without touching anything: nothing is there, or an empty directory. */
    public static boolean isFree(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return !Files.exists(path);
        }
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            return !entries.iterator().hasNext();
        }
    }

    public Path of(Side side) {
        return path.resolve(side.label());
    }

    Path log(String name) {
        return path.resolve("logs").resolve(name + ".log");
    }

    /** Numbers of two digits, so that runs are in their order by name. */
    private Path recording(Side side, int number) {
        return of(side).resolve(String.format(Locale.ROOT, "run-%02d.jfr", number));
    }

    /** What the agent is told to write; {@code %p} becomes the process id. */
    String fileOption(String run) {
        String directory = path.toAbsolutePath().normalize().resolve(UNFINISHED).toString();
        return directory.replace("%", "%%") + "/" + run + "-%p.jfr";
    }

    /** What was written of a run, whichever process did. */
    List<Path> unfinished(String run) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path.resolve(UNFINISHED), run + "-*.jfr")) {
            entries.forEach(found::add);
        }
        found.sort(null);
        return found;
    }

    /**
     * Makes what follows an offset of a file the recording of a run; the file goes.
     *
     * @param offset a boundary between chunks
     */
    Path keep(Path unfinished, long offset, Side side, int number) throws IOException {
        Path target = recording(side, number);
        if (offset == 0) {
            return Files.move(unfinished, target);
        }
        try (FileChannel from = FileChannel.open(unfinished);
                FileChannel to = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            long at = offset;
            while (at < from.size()) {
                at += from.transferTo(at, from.size() - at, to);
            }
        }
        Files.delete(unfinished);
        return target;
    }

    /** Where what was run is written down. */
    public Path protocol() {
        return path.resolve("bench.json");
    }

    /** All is done. */
    public void finish() throws IOException {
        Path unfinished = path.resolve(UNFINISHED);
        if (isFree(unfinished)) {
            Files.deleteIfExists(unfinished);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
