package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.model.Check;
import io.lockspot.analyzer.model.Check.State;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The tools that see more than the agent alone: perf, the kernel's lock events, async-profiler. */
final class ToolChecks {

    private static final int PERF_SECONDS = 5;
    private static final List<String> TRACING = List.of("sys/kernel/tracing", "sys/kernel/debug/tracing");

    private final Proc process;

    ToolChecks(Proc process) {
        this.process = process;
    }

    List<Check> all() {
        return List.of(perf(), lockEvents(), profiler());
    }

    private Check perf() {
        return onPath("perf")
                .flatMap(ToolChecks::version)
                .map(version -> Check.fine("perf", "perf", version))
                .orElse(new Check(
                        "perf",
                        "perf",
                        State.LIMITED,
                        "not found, or not for this kernel",
                        "only needed for what other processes do and for kernel locks; Debian: apt-get install"
                                + " linux-perf"));
    }

    private static Optional<Path> onPath(String name) {
        for (String directory : String.valueOf(System.getenv("PATH")).split(":")) {
            Path program = Path.of(directory.isEmpty() ? "." : directory, name);
            if (Files.isExecutable(program) && Files.isRegularFile(program)) {
                return Optional.of(program);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> version(Path program) {
        try {
            Process started = new ProcessBuilder(program.toString(), "--version")
                    .redirectErrorStream(true)
                    .start();
            started.getOutputStream().close();
            if (!started.waitFor(PERF_SECONDS, TimeUnit.SECONDS)) {
                started.destroyForcibly();
                return Optional.empty();
            }
            String said = new String(started.getInputStream().readNBytes(200), StandardCharsets.UTF_8).strip();
            return started.exitValue() == 0 ? said.lines().findFirst() : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Check lockEvents() {
        for (String directory : TRACING) {
            if (Files.isDirectory(process.path(directory + "/events/lock/contention_begin"))) {
                return Check.fine("lockEvents", "lock events", "the kernel has lock:contention_begin and _end");
            }
        }
        boolean mounted = TRACING.stream().anyMatch(d -> Files.isReadable(process.path(d + "/events")));
        return mounted
                ? new Check(
                        "lockEvents",
                        "lock events",
                        State.LIMITED,
                        "the kernel has no lock:contention events",
                        "perf cannot tell which kernel lock was waited for: they came with Linux 5.19")
                : new Check(
                        "lockEvents",
                        "lock events",
                        State.UNKNOWN,
                        "tracefs cannot be read",
                        "perf record -e lock:contention_begin,lock:contention_end needs it: be root, or mount -t tracefs"
                                + " tracefs /sys/kernel/tracing");
    }

    /** The one library serves both C libraries, of two kinds of machines. */
    private Check profiler() {
        String machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        String libc = isMusl() ? "musl" : "glibc";
        boolean known = machine.equals("Linux amd64") || machine.equals("Linux aarch64");
        return known
                ? Check.fine("asyncProfiler", "async-profiler", "comes with the agent, for " + machine + ", " + libc)
                : new Check(
                        "asyncProfiler",
                        "async-profiler",
                        State.LIMITED,
                        "none for " + machine,
                        "CPU samples are JFR's, without native and kernel frames");
    }

    private boolean isMusl() {
        try (DirectoryStream<Path> loaders = Files.newDirectoryStream(process.ofProcess("root/lib"), "ld-musl-*")) {
            return loaders.iterator().hasNext();
        } catch (IOException e) {
            return false;
        }
    }
}
