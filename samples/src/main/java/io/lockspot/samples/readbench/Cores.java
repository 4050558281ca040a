package io.lockspot.samples.readbench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Which cores a reading may use. */
enum Cores {
    /** The same one for everything that the process does, its compiler and its garbage collector too. */
    ONE("1 core"),
    ALL("all cores");

    private final String label;

    Cores(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    int count() {
        return this == ONE ? 1 : Runtime.getRuntime().availableProcessors();
    }

    /** What goes in front of a command. */
    List<String> prefix() throws IOException {
        return this == ALL ? List.of() : List.of("taskset", "-c", firstAllowed());
    }

    /** Without {@code taskset} no process can be kept on a core. */
    static List<Cores> possible() {
        boolean taskset = Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "taskset")));
        return taskset ? List.of(ONE, ALL) : List.of(ALL);
    }

    private static String firstAllowed() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .map(line -> line.replaceFirst(".*:\\s*(\\d+).*", "$1"))
                .findFirst()
                .orElse("0");
    }
}
