package io.lockspot.analyzer.cli.bench;

import io.lockspot.analyzer.cli.live.Proc;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A command with all that it starts: a session of its own, so that children whose parent has gone are found too, and a
 * Ctrl-C on the terminal reaches us first. What it prints goes to a file; its stdin stays open and silent, for there are
 * servers that end with it.
 */
final class ProcessTree implements AutoCloseable {

    private static final long STEP_MILLIS = 20;

    private final Process process;
    private final Path log;
    private final boolean session;

    private ProcessTree(Process process, Path log, boolean session) {
        this.process = process;
        this.log = log;
        this.session = session;
    }

    /**
     * @param environment what is added to ours
     * @param log receives stdout and stderr
     */
    static ProcessTree start(String line, Map<String, String> environment, Path log) throws IOException {
        boolean session =
                List.of("/usr/bin/setsid", "/bin/setsid").stream().map(Path::of).anyMatch(Files::isExecutable);
        List<String> command = new ArrayList<>(session ? List.of("setsid") : List.of());
        command.addAll(List.of("sh", "-c", line));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ProcessTree(builder.redirectOutput(log.toFile()).start(), log, session);
    }

    Path log() {
        return log;
    }

    /** Whether the command itself still runs. */
    boolean isAlive() {
        return process.isAlive();
    }

    /** Empty while it runs. */
    OptionalInt exitCode() {
        return process.isAlive() ? OptionalInt.empty() : OptionalInt.of(process.exitValue());
    }

    /** Waits for its end, no longer than that; returns whether it has ended. */
    boolean await(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /** The processes of it that are there now. */
    List<Long> members() {
        if (!session) {
            List<Long> found = new ArrayList<>(
                    process.descendants().map(ProcessHandle::pid).toList());
            found.add(0, process.pid());
            return found;
        }
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path entry : entries) {
                long pid = Long.parseLong(entry.getFileName().toString());
                Stat stat = Stat.of(Proc.of(pid));
                if (stat.session() == process.pid() && !stat.isZombie()) {
                    found.add(pid);
                }
            }
        } catch (IOException | NumberFormatException e) {
            return found;
        }
        return found;
    }

    /**
     * Asks everything to end, and ends what does not.
     *
     * @return how that went: {@code exit code 0}, {@code SIGTERM}, {@code SIGKILL}
     */
    String stop(Duration grace) throws InterruptedException {
        if (!process.isAlive()) {
            int code = process.exitValue();
            kill();
            return "exit code " + code;
        }
        members().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroy));
        long end = System.nanoTime() + grace.toNanos();
        while (process.isAlive() || !members().isEmpty()) {
            if (System.nanoTime() - end > 0) {
                kill();
                process.waitFor();
                return "SIGKILL";
            }
            TimeUnit.MILLISECONDS.sleep(STEP_MILLIS);
        }
        return "SIGTERM";
    }

    private void kill() {
        members().forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        process.destroyForcibly();
    }

    /** Kills what is left. */
    @Override
    public void close() {
        kill();
    }
}
