package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jars;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.Victim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The jar needs nothing beside it, and nothing in it meets what the application brings. */
class IsolationIT {

    /** Has the names of the agent's libraries, and is nothing of the kind. */
    private static final Map<String, String> PROJECT = Map.of(
            "Main.java", """
                    import java.nio.channels.Pipe;
                    import java.nio.channels.SelectionKey;
                    import java.nio.channels.Selector;

                    public class Main {
                        public static void main(String[] args) throws Exception {
                            Selector selector = Selector.open();
                            for (int i = 0; i < 7; i++) {
                                Pipe pipe = Pipe.open();
                                pipe.source().configureBlocking(false);
                                pipe.source().register(selector, SelectionKey.OP_READ);
                                selector.selectNow();
                                pipe.sink().close();
                                pipe.source().close();
                            }
                            System.out.println(new net.bytebuddy.ByteBuddy() + " " + new org.HdrHistogram.Histogram(1)
                                    + " " + one.profiler.AsyncProfiler.getInstance());
                            // Until the first dump: the profiler comes up beside the program.
                            while (new java.io.File("a.jfr").length() == 0) {
                                Thread.sleep(10);
                            }
                        }
                    }
                    """,
            "net/bytebuddy/ByteBuddy.java", own("net.bytebuddy", "ByteBuddy", "public ByteBuddy() {}"),
            "org/HdrHistogram/Histogram.java", own("org.HdrHistogram", "Histogram", "public Histogram(int digits) {}"),
            "one/profiler/AsyncProfiler.java",
                    own(
                            "one.profiler",
                            "AsyncProfiler",
                            "public static AsyncProfiler getInstance() { return new AsyncProfiler(); }"));

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    private static String own(String packageName, String name, String member) {
        return "package " + packageName + "; public class " + name + " { " + member
                + " public String toString() { return \"own-" + name + "\"; } }";
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aProjectWithTheJarAlone_keepsItsOwnLibrariesOfTheSameNames(Jdk jdk) throws IOException {
        for (Map.Entry<String, String> source : PROJECT.entrySet()) {
            Path file = directory.resolve(source.getKey());
            Files.createDirectories(file.getParent());
            Files.writeString(file, source.getValue());
        }
        Files.copy(Victim.AGENT, directory.resolve("agent.jar"));
        Child.Result compiled = run(jdk, "javac", "-cp", ".", "Main.java");
        assertThat(compiled.exitCode()).as(compiled.err()).isZero();

        Child.Result result = run(
                jdk,
                "java",
                "-XX:TieredStopAtLevel=1",
                "-javaagent:agent.jar=file=a.jfr,interval=1s",
                "-cp",
                ".",
                "Main");

        assertThat(result.out()).as(result.err()).isEqualTo("own-ByteBuddy own-Histogram own-AsyncProfiler\n");
        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        assertThat(recording.count("register")).isEqualTo(7);
        assertThat(recording.of("lockspot.Environment").get(0).getString("profiler"))
                .as("not why there is none")
                .startsWith("async-profiler ");
    }

    @Test
    void outerJar_bringsTheClassPathAFewOfOurNamesAndNothingElse() throws IOException {
        assertThat(Jars.entries(Victim.AGENT))
                .filteredOn(entry -> !entry.startsWith("META-INF/"))
                .allSatisfy(entry -> assertThat(entry).matches("io/lockspot/agent/[A-Za-z]+\\.(class|jar)"))
                .hasSizeLessThan(12);
        try (JarFile jar = new JarFile(Victim.AGENT.toFile())) {
            assertThat(jar.getManifest().getMainAttributes().getValue("Class-Path"))
                    .isNull();
        }
    }

    @Test
    void innerJars_holdForeignClassesUnderOurNamesOnly() throws IOException {
        assertThat(classesIn("boot.jar")).isNotEmpty().allMatch(entry -> entry.startsWith("io/lockspot/agent/probe/"));
        assertThat(classesIn("agent.jar"))
                .anyMatch(entry -> entry.startsWith("io/lockspot/agent/shaded/bytebuddy/jar/asm/"))
                .noneMatch(entry -> entry.startsWith("io/lockspot/agent/probe/"))
                .allMatch(entry -> entry.startsWith("io/lockspot/agent/"));
        assertThat(classesIn("libraries.jar"))
                .anyMatch(entry -> entry.startsWith("io/lockspot/agent/shaded/bytebuddy/"))
                .anyMatch(entry -> entry.startsWith("io/lockspot/agent/shaded/hdrhistogram/"))
                // Its native library looks for this name; the isolated loader keeps it from the application.
                .allMatch(entry -> entry.startsWith("io/lockspot/agent/shaded/") || entry.startsWith("one/profiler/"));
    }

    private List<String> classesIn(String inner) throws IOException {
        Path jar = Jars.extract(Victim.AGENT, "io/lockspot/agent/" + inner, directory);
        return Jars.entries(jar).stream().filter(e -> e.endsWith(".class")).toList();
    }

    private Child.Result run(Jdk jdk, String tool, String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of(jdk.tool(tool)));
        command.addAll(List.of(arguments));
        return Child.run(directory, Map.of(), command);
    }
}
