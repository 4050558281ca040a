package io.lockspot.samples.readbench;

import io.lockspot.samples.bench.Built;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where things are.
 *
 * @param inputs the directory of the inputs
 * @param project the top of the project
 * @param lockspot the jar to measure
 * @param stackcollapse the script to measure; null when there is none
 */
record Places(Path inputs, Path project, Path lockspot, Path stackcollapse) {

    /** Up to so many cores the launcher takes the garbage collector with one thread. */
    private static final int FEW_CORES = 2;

    static Places of(Path inputs, Path lockspot, Path stackcollapse) throws IOException {
        Path jar = lockspot == null ? Built.inProject("analyzer/target/lockspot.jar") : lockspot;
        Places places = new Places(inputs, Built.inProject(""), jar.toAbsolutePath(), stackcollapse);
        Optional<String> missing = Built.missing("-DskipTests", places.lockspot, places.jfrConverter());
        if (missing.isPresent()) {
            throw new IOException(missing.get());
        }
        Files.createDirectories(places.work());
        return places;
    }

    /** Output of the tools, overwritten by every reading. */
    Path work() {
        return inputs.resolve("work");
    }

    /** What the launcher passes to Java where there are so many cores. */
    List<String> launcherFlags(int cores) throws IOException {
        List<String> flags = new ArrayList<>(launcherLine("java_flags"));
        flags.addAll(launcherLine(cores <= FEW_CORES ? "few_cores_flags" : "many_cores_flags"));
        return flags;
    }

    private List<String> launcherLine(String name) throws IOException {
        Path launcher = project.resolve("lockspot");
        Matcher flags = Pattern.compile("(?m)^" + name + "='(.+)'$").matcher(Files.readString(launcher));
        if (!flags.find()) {
            throw new IOException(launcher + ": has no line " + name + "='…'");
        }
        return List.of(flags.group(1).trim().split(" +"));
    }

    /** async-profiler's converter. */
    Path jfrConverter() {
        return Built.beside("read-bench/jfr-converter/jfr-converter.jar");
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** The class path of this process, for its children. */
    static String classPath() {
        return System.getProperty("java.class.path");
    }
}
