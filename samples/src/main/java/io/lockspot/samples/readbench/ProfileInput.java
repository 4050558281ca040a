package io.lockspot.samples.readbench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import one.profiler.AsyncProfiler;

/** Recordings of async-profiler, each of a run of its own, one behind the other as such files may be. */
final class ProfileInput {

    private static final int RUNS_AT_LEAST = 4;

    /** Shorter ones have no more than the compiler's warm-up in them. */
    private static final long SMALLEST_RUN = 4_000_000;

    private ProfileInput() {}

    static void make(Path file, long bytes, Places places) throws IOException, InterruptedException {
        Path one = places.work().resolve("run.jfr");
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            long written = 0;
            for (int run = 0; written < bytes; run++) {
                long wanted = Math.max(bytes / RUNS_AT_LEAST, SMALLEST_RUN);
                Child.run(
                        List.of(
                                Places.java(),
                                "-cp",
                                Places.classPath(),
                                ProfileInput.class.getName(),
                                one.toString(),
                                Integer.toString(run),
                                Long.toString(Math.min(wanted, bytes - written))),
                        places.work());
                written += Files.copy(one, out);
                Files.delete(one);
            }
        }
    }

    /** Records one run: the file, a seed, and about how many bytes. */
    public static void main(String[] args) throws Exception {
        AsyncProfiler profiler = AsyncProfiler.getInstance();
        CompilerLoad load = new CompilerLoad();
        List<Thread> threads =
                load.start(Long.parseLong(args[1]), 2 * Runtime.getRuntime().availableProcessors());
        Recorded.start(profiler, args[0]);
        // Constants are written at the end and are most of the file; with stacks like these, a sample takes 400 bytes.
        long samples = Long.parseLong(args[2]) / 400;
        while (profiler.getSamples() < samples) {
            Thread.sleep(100);
        }
        profiler.execute("stop,file=" + args[0]);
        load.stop(threads);
    }
}
