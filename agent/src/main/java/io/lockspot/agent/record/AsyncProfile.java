package io.lockspot.agent.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import one.profiler.AsyncProfiler;

/**
 * CPU samples of async-profiler: Java, native and, where the kernel allows it, kernel frames. Each interval has a
 * session of its own, so its memory never grows beyond one; between two sessions some 20 ms pass unsampled.
 */
final class AsyncProfile implements CpuProfile {

    static final int INTERVAL_MILLIS = 10;

    /** All bits: neither system information (it holds the arguments) nor properties, libraries, load or heap. */
    private static final int SAMPLES_ONLY = 1 | 2 | 4 | 8 | 16;

    private final AsyncProfiler profiler;
    private final Path file;
    private final Kernel kernel;
    private boolean kernelFrames;
    private String engine = "";

    private AsyncProfile(AsyncProfiler profiler, Path file, Kernel kernel) {
        this.profiler = profiler;
        this.file = file;
        this.kernel = kernel;
    }

    /**
     * Starts sampling into a file of the directory.
     *
     * @throws UnavailableException when it cannot; the message says why
     */
    static AsyncProfile start(Path directory, Kernel kernel) throws UnavailableException {
        AsyncProfile profile =
                new AsyncProfile(ProfilerLibrary.load(directory), directory.resolve("samples.jfr"), kernel);
        try {
            profile.begin();
            profile.readEngine();
            return profile;
        } catch (IOException | IllegalStateException | IllegalArgumentException e) {
            throw new UnavailableException(e.getMessage() + " (" + kernel.restrictions() + ")");
        }
    }

    private void begin() throws IOException {
        // Without a log level it would print warnings on the application's stdout.
        profiler.execute("start,event=cpu,interval=" + INTERVAL_MILLIS + "ms,jfr,jfropts=" + SAMPLES_ONLY
                + ",loglevel=none,file=" + file);
    }

    /** The head of the file tells what async-profiler fell back to; it does not tell otherwise. */
    private void readEngine() throws IOException {
        String head = Files.readString(file, StandardCharsets.ISO_8859_1);
        engine = setting(head, "engine");
        kernelFrames =
                engine.equals("perf_events") && setting(head, "kernelSymbols").equals("true");
    }

    /** Strings are written as a marker (3), the length, the bytes; the value follows its name. */
    static String setting(String head, String name) {
        String key = "\3" + (char) name.length() + name + "\3";
        int at = head.indexOf(key);
        if (at < 0) {
            return Kernel.UNKNOWN;
        }
        int start = at + key.length() + 1;
        int end = start + head.charAt(start - 1);
        return end <= head.length() ? head.substring(start, end) : Kernel.UNKNOWN;
    }

    @Override
    public String description() {
        String who = "async-profiler " + profiler.getVersion() + " (" + engine + ")";
        return kernelFrames
                ? who + " with kernel frames"
                : who + " without kernel frames: " + kernel.restrictions() + "; they need perf_event_paranoid <= 1 and"
                        + " kptr_restrict = 0, or CAP_PERFMON and CAP_SYSLOG";
    }

    @Override
    public boolean hasKernelFrames() {
        return kernelFrames;
    }

    @Override
    public Optional<Path> next() throws IOException {
        Path done = last().orElseThrow();
        try {
            begin();
        } catch (IllegalStateException | IllegalArgumentException e) {
            throw new IOException("async-profiler does not go on: " + e.getMessage(), e);
        }
        return Optional.of(done);
    }

    @Override
    public Optional<Path> last() throws IOException {
        Path done = file.resolveSibling("samples-done.jfr");
        try {
            profiler.stop();
        } catch (IllegalStateException e) {
            throw new IOException("async-profiler has stopped by itself: " + e.getMessage(), e);
        }
        Files.move(file, done, StandardCopyOption.REPLACE_EXISTING);
        return Optional.of(done);
    }
}
