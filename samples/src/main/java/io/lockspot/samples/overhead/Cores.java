package io.lockspot.samples.overhead;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who runs where. A quarter of the cores, at least one, is the server's, the others are the load's, so that the server is
 * what limits the rate. With a single core, or without {@code taskset}, everything runs everywhere.
 */
final class Cores {

    private final List<Integer> all;
    private final boolean pinned;

    private Cores(List<Integer> all, boolean pinned) {
        this.all = all;
        this.pinned = pinned;
    }

    static Cores of(boolean wanted) throws IOException {
        List<Integer> allowed = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> parse(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(List.of());
        return new Cores(allowed, wanted && allowed.size() > 1 && hasTaskset());
    }

    /** @param list as the kernel writes it, {@code 0-3,8} */
    static List<Integer> parse(String list) {
        List<Integer> cores = new ArrayList<>();
        for (String range : list.split(",")) {
            String[] ends = range.split("-");
            for (int core = Integer.parseInt(ends[0]); core <= Integer.parseInt(ends[ends.length - 1]); core++) {
                cores.add(core);
            }
        }
        return cores;
    }

    /** Keeps this process, which makes the load, away from the server's cores. */
    void pinLoad() throws IOException, InterruptedException {
        if (pinned) {
            String self = Long.toString(ProcessHandle.current().pid());
            Process taskset = new ProcessBuilder("taskset", "-acp", text(load()), self)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (taskset.waitFor() != 0) {
                throw new BenchException("taskset cannot pin the load; try --no-pinning");
            }
        }
    }

    /** What goes in front of a server's command. */
    List<String> serverPrefix() {
        return pinned ? List.of("taskset", "-c", text(server())) : List.of();
    }

    /** What goes in front of the command of a process that may run everywhere. */
    List<String> everywherePrefix() {
        return pinned ? List.of("taskset", "-c", text(all)) : List.of();
    }

    /** For the heading of the results. */
    String description() {
        return pinned
                ? all.size() + " cores: server on " + text(server()) + ", load on " + text(load())
                : all.size() + (all.size() == 1 ? " core" : " cores") + ", not pinned";
    }

    private List<Integer> server() {
        return all.subList(all.size() - Math.max(1, all.size() / 4), all.size());
    }

    private List<Integer> load() {
        return all.subList(0, all.size() - Math.max(1, all.size() / 4));
    }

    private static String text(List<Integer> cores) {
        return cores.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private static boolean hasTaskset() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "taskset")));
    }
}
