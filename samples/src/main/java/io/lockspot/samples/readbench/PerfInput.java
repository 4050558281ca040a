package io.lockspot.samples.readbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Output of perf script: a recording of the compiler with kernel and Java frames where {@code perf} may be used, one of
 * the tests' otherwise, repeated with other times, threads and addresses until it is long enough.
 */
final class PerfInput {

    private static final int SECONDS = 30;

    private PerfInput() {}

    static void make(Path file, long bytes, Places places) throws IOException, InterruptedException {
        Path once = places.work().resolve("once.perf-script.txt");
        if (!recorded(once, places)) {
            Path fixture = places.project().resolve("analyzer/src/test/resources/perf/epchurn.perf-script.txt.gz");
            System.err.println("perf cannot record here; using " + fixture.getFileName());
            try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(fixture))) {
                Files.copy(in, once);
            }
        }
        PerfRepeats.write(once, file, bytes);
        Files.delete(once);
    }

    private static boolean recorded(Path once, Places places) throws IOException, InterruptedException {
        Path data = places.work().resolve("perf.data");
        Files.deleteIfExists(once);
        try {
            Child.run(
                    List.of(
                            "perf",
                            "record",
                            "-F",
                            "999",
                            "-g",
                            "-o",
                            data.toString(),
                            Places.java(),
                            "-XX:+PreserveFramePointer",
                            "-XX:+UnlockDiagnosticVMOptions",
                            "-XX:+DumpPerfMapAtExit",
                            "-cp",
                            Places.classPath(),
                            PerfInput.class.getName()),
                    places.work());
            Path out = Child.run(List.of("perf", "script", "-i", data.toString()), places.work());
            Files.move(out, once);
            return Files.size(once) > 0;
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return false;
        } finally {
            Files.deleteIfExists(data);
        }
    }

    /** The program to record. */
    public static void main(String[] args) throws Exception {
        CompilerLoad load = new CompilerLoad();
        List<Thread> threads = load.start(1, 2 * Runtime.getRuntime().availableProcessors());
        Thread.sleep(SECONDS * 1000L);
        load.stop(threads);
    }
}
