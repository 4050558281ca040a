package io.lockspot.samples.readbench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import one.profiler.AsyncProfiler;

/**
 * Recordings of async-profiler of a program whose stacks come again, one behind the other: as a server's profile is when
 * it runs all day and a file is begun every now and then. A few runs are recorded and then repeated.
 */
final class ServerInput {

    private static final int RUNS = 4;

    /** Of which the most bytes are samples, not constants. */
    private static final long SAMPLES_PER_RUN = 200_000;

    /** Of which metadata and constants are the most. */
    private static final long SAMPLES_PER_SMALL_RUN = 2_000;

    private static final int SMALL_RUNS = 8;

    private static final int BYTES_PER_SAMPLE = 16;

    private ServerInput() {}

    static void make(Path file, long bytes, Places places) throws IOException, InterruptedException {
        make(file, bytes, RUNS, Math.min(SAMPLES_PER_RUN, bytes / RUNS / BYTES_PER_SAMPLE), places);
    }

    static void makeOfSmallChunks(Path file, long bytes, Places places) throws IOException, InterruptedException {
        make(file, bytes, SMALL_RUNS, SAMPLES_PER_SMALL_RUN, places);
    }

    private static void make(Path file, long bytes, int count, long samples, Places places)
            throws IOException, InterruptedException {
        List<Path> runs = new ArrayList<>();
        for (int run = 0; run < count; run++) {
            Path one = places.work().resolve("server-" + run + ".jfr");
            Child.run(
                    List.of(
                            Places.java(),
                            "-cp",
                            Places.classPath(),
                            ServerInput.class.getName(),
                            one.toString(),
                            Long.toString(samples)),
                    places.work());
            runs.add(one);
        }
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            long written = 0;
            for (int i = 0; written < bytes; i++) {
                written += Files.copy(runs.get(i % count), out);
            }
        }
        for (Path run : runs) {
            Files.delete(run);
        }
    }

    /** Records one run: the file, and how many samples. */
    public static void main(String[] args) throws Exception {
        long samples = Long.parseLong(args[1]);
        AsyncProfiler profiler = AsyncProfiler.getInstance();
        HttpLoad load = new HttpLoad(Runtime.getRuntime().availableProcessors());
        Recorded.start(profiler, args[0]);
        while (profiler.getSamples() < samples) {
            Thread.sleep(100);
        }
        profiler.execute("stop,file=" + args[0]);
        load.stop();
    }
}
