package io.lockspot.samples.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The races of {@code src/jcstress/java}, in jcstress' quick mode with fewer and shorter iterations. Its report for the
 * browser stays in {@code target/jcstress}.
 */
class JcstressIT {
    private static final Path SOURCES = Products.HOME.resolve("samples/src/jcstress/java");
    private static final Path TARGET = Products.HOME.resolve("samples/target");
    /** Races of deliberately broken doubles, whose bad outcome must be seen. */
    private static final String CONTROL = "Broken";

    /** The races that stand or fall with the memory model rather than with a lock, so with the JDK too. */
    private static final String WITHOUT_LOCKS =
            ".*\\.(Append|Take|Remove|Reader|Callback|" + CONTROL + ")\\w+|.*\\.agent\\.probe\\..*";

    private static final int WITHOUT_BIASED_LOCKING = 18;

    @Test
    void races_endInAllowedOutcomesOnly_andControlsBreak() throws Exception {
        run(Jdk.running(), ".*");
    }

    @Test
    void racesWithoutLocks_doSoOnJdk25() throws Exception {
        run(Jdk.jdk25OrSkip(), WITHOUT_LOCKS);
    }

    private static void run(Jdk jdk, String which) throws Exception {
        skipOnOneProcessor();
        Path directory = Files.createDirectories(TARGET.resolve("jcstress"));
        directory = Files.createTempDirectory(directory, "jdk-" + jdk.feature() + "-");

        ChildJvm.Ended ended = jcstress(jdk, directory).with("-t", which).run();

        List<TestResult> results = results(directory, ended);
        assertThat(results.stream().flatMap(JcstressIT::faults)).isEmpty();
        Set<String> races = races(which);
        assertThat(results.stream().map(TestResult::getName).collect(Collectors.toSet()))
                .as("every race in %s was run", SOURCES)
                .isNotEmpty()
                .isEqualTo(races);
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        System.out.println(jdk + ": " + results.size() + " runs of " + races.size() + " races, "
                + results.stream().mapToLong(TestResult::getTotalCount).sum() + " outcomes, all as they should be");
    }

    private static ChildJvm jcstress(Jdk jdk, Path directory) throws IOException {
        ChildJvm child = ChildJvm.java(jdk, directory);
        if (jdk.feature() < WITHOUT_BIASED_LOCKING) {
            child.with("-Djava.home=" + withoutBiasedLocking(jdk, directory));
        }
        return child.with("-cp", classPath(), "org.openjdk.jcstress.Main")
                .with("-m", "quick", "-iters", "2", "-time", "100", "-hs", "128", "-pth", "false")
                // The actors meet often rather than seldom: what they do takes long, and they would drift apart.
                .with("-strideSize", "16", "-strideCount", "64")
                // One JVM for each race rather than one for each pair of compilers, and no threads tied to processors.
                .with("-sc", "false", "-af", "NONE", "-jvmArgs", "-XX:+UseSerialGC")
                .within(600);
    }

    /**
     * A JDK that starts no JVM with biased locking. On JDKs that still have it, jcstress runs every race twice, with it and
     * without, and has no option against that; since JDK 15 it is off unless somebody asks for it.
     */
    private static Path withoutBiasedLocking(Jdk jdk, Path directory) throws IOException {
        Path home = Files.createDirectory(directory.resolve("jdk"));
        for (String part : List.of("conf", "lib")) {
            Files.createSymbolicLink(home.resolve(part), jdk.home().resolve(part));
        }
        Path java = Files.createDirectory(home.resolve("bin")).resolve("java");
        Files.createFile(java, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(
                java,
                "#!/bin/sh\ncase \" $* \" in *' -XX:+UseBiasedLocking '*) exit 1 ;; esac\nexec '" + jdk.java()
                        + "' \"$@\"\n");
        return home;
    }

    /** What is wrong with a result, as lines for people. */
    private static Stream<String> faults(TestResult result) {
        String race = result.getName() + " " + result.getConfig().jvmArgs;
        if (result.status() != Status.NORMAL) {
            return Stream.of(race + ": " + result.status() + "\n" + String.join("\n", result.getMessages())
                    + String.join("\n", result.getVmErr()));
        }
        Stream<String> forbidden = result.grading().failureMessages.stream().map(message -> race + ": " + message);
        if (result.getTotalCount() == 0) {
            return Stream.concat(forbidden, Stream.of(race + ": no outcome at all"));
        }
        if (isControl(result.getName()) && !result.grading().hasInteresting) {
            return Stream.concat(forbidden, Stream.of(race + ": the broken double did not break"));
        }
        return forbidden;
    }

    private static boolean isControl(String race) {
        return race.substring(race.lastIndexOf('.') + 1).startsWith(CONTROL);
    }

    private static List<TestResult> results(Path directory, ChildJvm.Ended ended) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory)) {
            files = all.filter(file -> file.toString().endsWith(".bin.gz")).toList();
        }
        assertThat(files).as("%s", ended).hasSize(1);
        List<TestResult> results = new ArrayList<>();
        DiskReadCollector reader = new DiskReadCollector(files.get(0).toString(), results::add);
        reader.dump();
        reader.close();
        return results;
    }

    /** The races by their sources, so that one which was not compiled is missed. */
    private static Set<String> races(String which) throws IOException {
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            return sources.filter(JcstressIT::isRace)
                    .map(source -> SOURCES.relativize(source).toString())
                    .map(name -> name.replaceFirst("\\.java$", "").replace('/', '.'))
                    .filter(name -> name.matches(which))
                    .collect(Collectors.toSet());
        }
    }

    private static boolean isRace(Path source) {
        try {
            return source.toString().endsWith(".java")
                    && Files.readString(source).contains("@JCStressTest");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The harness, the races and what they are about; other classes would confuse its search for results. */
    private static String classPath() {
        return Stream.concat(
                        Stream.of(
                                Products.samplesJar().toString(),
                                TARGET.resolve("jcstress-classes").toString()),
                        Stream.of(System.getProperty("java.class.path").split(":"))
                                .filter(JcstressIT::isHarness))
                .collect(Collectors.joining(":"));
    }

    private static boolean isHarness(String element) {
        return Path.of(element).getFileName().toString().matches("(jcstress-core|jopt-simple|jna).*\\.jar");
    }

    private static void skipOnOneProcessor() {
        if (Runtime.getRuntime().availableProcessors() < 2) {
            String reason = "skipped: jcstress needs two processors for two actors, and this machine has one";
            System.out.println(reason);
            Assumptions.abort(reason);
        }
    }
}
