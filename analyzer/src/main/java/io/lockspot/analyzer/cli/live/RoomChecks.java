package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.model.Check;
import io.lockspot.analyzer.model.Check.State;
import java.util.List;
import java.util.Optional;

/** Where the agent keeps what it has not written yet, where its library may run, and what the process may use. */
final class RoomChecks {

    private static final String SHARED = "/dev/shm";
    private static final long MIB = 1 << 20;

    /** Below this the agent does not start there; from the second on it has all the memory that it can use. */
    private static final long LEAST = 8 * MIB;

    private static final long PLENTY = 128 * MIB;

    private final Proc process;

    RoomChecks(Proc process) {
        this.process = process;
    }

    List<Check> all() {
        return List.of(sharedMemory(), temporaryFiles(), limits());
    }

    private Check sharedMemory() {
        long free = process.ofProcess("root" + SHARED).toFile().getUsableSpace();
        String found = free / MIB + " MiB free in " + SHARED;
        if (free >= PLENTY) {
            return Check.fine("sharedMemory", "dumps", found);
        }
        return new Check(
                "sharedMemory",
                "dumps",
                State.LIMITED,
                found,
                free < LEAST
                        ? "the agent makes its dumps among the temporary files, on disk; give the container --shm-size=128m"
                        : "the agent records with smaller buffers and dumps more often; give the container"
                                + " --shm-size=128m");
    }

    /** The library is unpacked to one of the two. */
    private Check temporaryFiles() {
        String temporary = temporaryDirectory();
        boolean shared = mayExecute(SHARED);
        boolean other = mayExecute(temporary);
        String found =
                temporary + (other ? " may" : " may not") + " execute, " + SHARED + (shared ? " may" : " may not");
        return shared || other
                ? Check.fine("temporaryFiles", "libraries", found)
                : new Check(
                        "temporaryFiles",
                        "libraries",
                        State.LIMITED,
                        found + " (noexec)",
                        "async-profiler's library cannot be loaded, so CPU samples are JFR's, without kernel frames:"
                                + " start the JVM with -Djava.io.tmpdir=DIR where programs may run");
    }

    private String temporaryDirectory() {
        return process.commandLine().stream()
                .filter(word -> word.startsWith("-Djava.io.tmpdir="))
                .map(word -> word.substring(word.indexOf('=') + 1))
                .filter(word -> word.startsWith("/"))
                .findFirst()
                .orElse("/tmp");
    }

    private boolean mayExecute(String directory) {
        return !List.of(process.mountOptions(directory).split(",")).contains("noexec");
    }

    private Check limits() {
        String group = process.readOfProcess("cgroup")
                .flatMap(text -> text.lines().filter(l -> l.startsWith("0::")).findFirst())
                .map(line -> line.substring("0::".length()))
                .orElse("");
        if (group.isEmpty()) {
            return new Check(
                    "limits",
                    "limits",
                    State.UNKNOWN,
                    "no cgroup of version 2",
                    "CPU and memory limits cannot be told");
        }
        String base = "sys/fs/cgroup" + (group.equals("/") ? "" : group);
        Optional<String> cpu = process.read(base + "/cpu.max").map(String::strip);
        Optional<String> memory = process.read(base + "/memory.max").map(String::strip);
        return Check.fine(
                "limits",
                "limits",
                Runtime.getRuntime().availableProcessors() + " CPUs, "
                        + cpu.map(RoomChecks::cpus).orElse("no CPU limit") + ", "
                        + memory.map(RoomChecks::memory).orElse("no memory limit"));
    }

    /** A quota and its period, in microseconds; or the word max. */
    static String cpus(String limit) {
        String[] words = limit.split(" ");
        try {
            return words[0].equals("max") || words.length < 2
                    ? "no CPU limit"
                    : "limited to " + Double.parseDouble(words[0]) / Double.parseDouble(words[1]) + " CPUs";
        } catch (NumberFormatException e) {
            return "CPU limit unknown";
        }
    }

    static String memory(String limit) {
        try {
            return limit.equals("max") ? "no memory limit" : "limited to " + Long.parseLong(limit) / MIB + " MiB";
        } catch (NumberFormatException e) {
            return "memory limit unknown";
        }
    }
}
