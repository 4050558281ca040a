package io.lockspot.agent.weave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Starts a victim in a JVM of its own, with the probes woven into it, and reads what it prints. */
final class ProbedJvm {

    static final Path TEST_CLASSES = Path.of("target", "test-classes");
    private static final Path CLASSES = Path.of("target", "classes");
    private static final String PROBES = "io/lockspot/agent/probe/";
    private static final int LIMIT_SECONDS = 120;

    private final Path java;
    private final Path directory;
    private final List<String> options = new ArrayList<>();
    private final Map<String, byte[]> replaced = new TreeMap<>();
    private List<Path> libraries = List.of();
    private String when = "now";
    private boolean shortLived = true;

    ProbedJvm(Path home, Path directory) {
        java = home.resolve("bin").resolve("java");
        this.directory = directory;
    }

    /** The JDK of the build, and 25 where there is one. */
    static List<Path> homes() {
        List<Path> homes = new ArrayList<>();
        homes.add(Path.of(System.getProperty("java.home")));
        try (Stream<Path> found = Files.list(Path.of("/usr/lib/jvm"))) {
            found.filter(home -> home.getFileName().toString().contains("25"))
                    .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                    .filter(home -> !homes.contains(home))
                    .sorted()
                    .findFirst()
                    .ifPresentOrElse(
                            homes::add, () -> System.out.println("no JDK 25 in /usr/lib/jvm: not tried on it"));
        } catch (IOException e) {
            System.out.println("no /usr/lib/jvm: not tried on JDK 25");
        }
        return homes;
    }

    ProbedJvm wovenLate() {
        when = "late";
        return this;
    }

    ProbedJvm with(String option) {
        options.add(option);
        return this;
    }

    /** Lets the JVM compile what is hot as well as it can: most victims are over before its second compiler pays. */
    ProbedJvm withBothCompilers() {
        shortLived = false;
        return this;
    }

    ProbedJvm withLibraries(List<Path> jars) {
        libraries = jars;
        return this;
    }

    /** Takes these bytes for a class of the probes. */
    ProbedJvm withProbeClass(Class<?> type, byte[] classFile) {
        replaced.put(type.getName().replace('.', '/') + ".class", classFile);
        return this;
    }

    Output run(Class<?> victim, String... arguments) throws IOException, InterruptedException {
        return run(victim.getName(), arguments);
    }

    Output run(String victim, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        if (shortLived) {
            command.add("-XX:TieredStopAtLevel=1");
        }
        command.addAll(options);
        // The JVM trusts its own classes, woven or not, unless told otherwise.
        command.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+BytecodeVerificationLocal"));
        command.add("-Dprobes.jar=" + probesJar());
        command.add("-javaagent:" + agentJar() + "=" + when);
        command.addAll(List.of("-cp", classPath(), victim));
        command.addAll(List.of(arguments));
        return run(command);
    }

    Output runBare(Class<?> victim, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), victim.getName()));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private Output run(List<String> command) throws IOException, InterruptedException {
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            String threads = threadsOf(process);
            process.destroyForcibly().waitFor();
            throw new AssertionError("no end after " + LIMIT_SECONDS + " s\n" + threads);
        }
        return new Output(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private String threadsOf(Process process) throws IOException, InterruptedException {
        Process jstack = new ProcessBuilder(java.resolveSibling("jstack").toString(), Long.toString(process.pid()))
                .redirectErrorStream(true)
                .start();
        return new String(jstack.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private String classPath() {
        List<Path> path = new ArrayList<>(List.of(TEST_CLASSES, CLASSES));
        path.add(jarOf(net.bytebuddy.ByteBuddy.class));
        path.addAll(libraries);
        return path.stream().map(p -> p.toAbsolutePath().toString()).collect(Collectors.joining(":"));
    }

    static Path jarOf(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    private Path agentJar() throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(new Attributes.Name("Premain-Class"), ProbingAgent.class.getName());
        attributes.put(new Attributes.Name("Can-Retransform-Classes"), "true");
        Path jar = directory.resolve("agent.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    private Path probesJar() throws IOException {
        Path jar = directory.resolve("probes.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> classes = Files.list(CLASSES.resolve(PROBES))) {
            classes.sorted().forEach(file -> add(out, PROBES + file.getFileName(), file));
        }
        return jar;
    }

    private void add(JarOutputStream out, String name, Path file) {
        try {
            out.putNextEntry(new JarEntry(name));
            out.write(replaced.getOrDefault(name, Files.readAllBytes(file)));
            out.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a victim left behind. */
    record Output(int exitCode, String out, String err) {

        /** It went through, every target was woven, and no probe failed. */
        Output assertDone() {
            assertThat(out).as(err).endsWith("done\n");
            assertThat(exitCode).isZero();
            assertThat(number("failures")).isZero();
            assertThat(lines("log")).isEmpty();
            assertThat(err).doesNotContain("net.bytebuddy");
            return this;
        }

        /** What was counted is what the victim did, and nothing else. */
        void assertExact() {
            assertThat(assertDone().numbers("counted")).isNotEmpty().isEqualTo(numbers("did"));
        }

        /** The lines that begin with the word, their last word as a number, by what is between. */
        Map<String, Long> numbers(String word) {
            Map<String, Long> numbers = new TreeMap<>();
            out.lines().filter(line -> line.startsWith(word + " ")).forEach(line -> {
                int last = line.lastIndexOf(' ');
                String name = last > word.length() ? line.substring(word.length() + 1, last) : "";
                numbers.put(name, Long.parseLong(line.substring(last + 1)));
            });
            return numbers;
        }

        long number(String word) {
            return numbers(word).get("");
        }

        List<String> lines(String word) {
            return out.lines()
                    .filter(line -> line.startsWith(word + " "))
                    .map(line -> line.substring(word.length() + 1))
                    .toList();
        }
    }
}
