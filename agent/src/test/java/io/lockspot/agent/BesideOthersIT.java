package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.Attaching;
import io.lockspot.agent.victim.Closing;
import io.lockspot.agent.victim.Forking;
import io.lockspot.agent.victim.Looking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** The agent loaded twice, loaded late, loaded into the JDK's tools, on a full disk, and seen from the application. */
class BesideOthersIT {

    /** The tools are over before the JVM's second compiler pays. */
    private static final String SHORT_LIVED = "-XX:TieredStopAtLevel=1";

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    static Stream<Arguments> tools() throws IOException {
        return Jdk.all().stream()
                .flatMap(jdk -> Stream.of(
                                "javac -version",
                                "javac -Xlint:all One.java",
                                "javap -v java.lang.Runnable",
                                "jcmd -h",
                                "jlink --list-plugins",
                                "jfr help",
                                "jps -h",
                                "keytool -help",
                                "jar --help")
                        .map(command -> Arguments.of(jdk, command)));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void secondLoad_saysSoAndCountsNothingTwice(Jdk jdk) {
        Child.Result result = new Victim(jdk, directory, Closing.class, "100")
                .withAgent("file=a.jfr")
                .withAgent("file=b.jfr")
                .run();

        assertThat(result.out()).isEqualTo("closed 100\n");
        assertThat(result.err()).containsOnlyOnce("lockspot: already running in this JVM");
        assertThat(directory.resolve("b.jfr")).doesNotExist();
        assertThat(Recorded.in(directory.resolve("a.jfr")).count("register")).isEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void startAfterARefusedOne_works(Jdk jdk) {
        Child.Result result = new Victim(jdk, directory, Closing.class, "100")
                .withAgent("file=missing/a.jfr")
                .withAgent("file=b.jfr")
                .run();

        assertThat(result.err()).containsOnlyOnce("lockspot: disabled: ");
        assertThat(Recorded.in(directory.resolve("b.jfr")).count("register")).isEqualTo(100);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void attached_itCountsFromThenOn(Jdk jdk) {
        try (Child child = new Victim(jdk, directory, Closing.class, "10", "wait").start()) {
            child.waitUntil(() -> child.out().contains("closed"), "the program");
            Child.Result attach = new Victim(
                            jdk,
                            directory,
                            Attaching.class,
                            Long.toString(child.pid()),
                            Victim.AGENT.toString(),
                            "file=" + directory.resolve("a.jfr"))
                    .run();
            assertThat(attach.exitCode()).as(attach.err()).isZero();
            child.waitUntil(() -> child.err().contains("recording to"), "the start of the recording");
            child.terminate();
            child.await();
        }
        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        assertThat(recording.isComplete()).isTrue();
        assertThat(recording.count("register")).isPositive();
    }

    @ParameterizedTest
    @MethodSource("tools")
    void toolsOfTheJdk_areLeftAlone(Jdk jdk, String command) throws IOException {
        String[] words = command.split(" ");
        List<String> tool = Stream.concat(
                        Stream.of(jdk.tool(words[0])), Stream.of(words).skip(1))
                .toList();
        Files.writeString(directory.resolve("One.java"), "class One { java.util.List list; }");
        Child.Result bare = Child.run(directory, Map.of("JAVA_TOOL_OPTIONS", SHORT_LIVED), tool);

        String option = SHORT_LIVED + " -javaagent:" + Victim.AGENT + "=file=" + directory.resolve("tool.jfr");
        Child.Result loaded = Child.run(directory, Map.of("JAVA_TOOL_OPTIONS", option), tool);

        assertThat(loaded.out()).isEqualTo(bare.out());
        assertThat(loaded.exitCode()).isEqualTo(bare.exitCode());
        assertThat(withoutRemark(loaded)).isEqualTo(withoutRemark(bare));
        assertThat(directory.resolve("tool.jfr")).doesNotExist();
    }

    /** The JVM's own remark that it has picked up the variable. */
    private static String withoutRemark(Child.Result result) {
        return result.err()
                .lines()
                .filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS"))
                .collect(Collectors.joining("\n"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aForkedJvm_neverOverwritesItsParentsRecording(Jdk jdk) throws IOException {
        Path file = directory.resolve("a.jfr");
        Child.Result result = new Victim(jdk, directory, Forking.class)
                .withVariable(
                        "JAVA_TOOL_OPTIONS", SHORT_LIVED + " -javaagent:" + Victim.AGENT + "=profiler=off,file=" + file)
                .run();

        assertThat(result.out()).as(result.err()).isEqualTo("closed 2\nchild 0\nclosed 40\n");
        assertThat(result.err()).containsOnlyOnce("lockspot: disabled: cannot write '" + file + "': it exists already");
        Recorded recording = Recorded.in(file);
        assertThat(recording.isComplete()).isTrue();
        assertThat(recording.count("register")).isEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void application_seesNothingOfTheAgent(Jdk jdk) {
        Child.Result bare = new Victim(jdk, directory, Looking.class).run();

        Child.Result result = new Victim(jdk, directory, Looking.class)
                .withAgent("file=a.jfr")
                .run();

        assertThat(bare.out()).contains("net.bytebuddy.ByteBuddy no");
        assertThat(result.out()).isEqualTo(bare.out());
        assertThat(result.exitCode()).isZero();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void stderr_holdsOneLineOfOurs(Jdk jdk) {
        Child.Result result = new Victim(jdk, directory, Closing.class, "100")
                .withAgent("file=a.jfr")
                .run();

        // The JVM's own remark about class data sharing is not ours to switch off.
        assertThat(result.err().lines().filter(line -> !line.contains("Sharing is only supported")))
                .allSatisfy(line -> assertThat(line).startsWith("lockspot: recording to "))
                .hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void fullDestination_costsDataAndNothingElse() throws Exception {
        Path small = Files.createDirectory(directory.resolve("small"));
        assumeThat(exitCode("mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", small.toString()))
                .as("a small file system can be mounted here (root only)")
                .isZero();
        try {
            for (Jdk jdk : Jdk.all()) {
                Path file = small.resolve(jdk + ".jfr");
                try (Child child = new Victim(jdk, directory, Closing.class, "100", "wait")
                        .withAgent("file=" + file + ",interval=1s")
                        .start()) {
                    child.waitUntil(() -> child.err().contains("lockspot: dump lost: "), "the full disk");
                    child.terminate();
                    assertThat(child.await().exitCode()).isEqualTo(143);
                    assertThat(child.out()).isEqualTo("closed 100\n");
                }
                assertThat(Recorded.in(file).count("register")).isGreaterThanOrEqualTo(100);
                Files.delete(file);
            }
        } finally {
            exitCode("umount", small.toString());
        }
    }

    private static int exitCode(String... command) throws Exception {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
