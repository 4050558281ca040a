package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.TwoAtATime;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.OwnProviders;
import io.lockspot.agent.victim.Storming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The start: it always finishes, and decides nothing that is the application's to decide. */
class StartStormIT {

    /** A start takes a second of a processor; {@code -Dlockspot.starts=200} before a release. */
    private static final int STARTS = Integer.getInteger("lockspot.starts", 60);

    private static final String HALTED = "\\[[^\n]*]\\[warning]\\[jfr,system] [^\n]*JVMTI_ERROR_WRONG_PHASE\n";

    /** How a start ends: the victim's word for it, and the exit code. */
    private enum Ending {
        RETURN("return", 0),
        EXIT("exit", 3),
        HALT("halt", 4),
        TERMINATED("wait", 128 + 15),
        KILLED("wait", 128 + 9);

        private final String word;
        private final int exitCode;

        Ending(String word, int exitCode) {
            this.word = word;
            this.exitCode = exitCode;
        }
    }

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    /** Two kinds of storm in one, for starts are dear: as many of them for each way to end. */
    @Test
    void startsInAStormOfClassLoading_allFinishHoweverTheyEnd() throws Exception {
        TwoAtATime.run(STARTS, (number, jdk) -> {
            Ending ending = Ending.values()[number / 2 % Ending.values().length];
            Path file = directory.resolve(number + ".jfr");
            try (Child child = new Victim(jdk, directory, Storming.class, ending.word)
                    .withOption("-XX:+UseSerialGC")
                    .withAgent("file=" + file + ",profiler=off,interval=1s")
                    .start()) {
                Child.Result result = end(child, ending, file);

                assertThat(said(result, ending))
                        .as(jdk + " " + ending + result.err())
                        .isEqualTo("done\n");
                assertThat(result.exitCode()).as(result.err()).isEqualTo(ending.exitCode);
                assertThat(result.err()).doesNotContain("Exception", "Error", "disabled", "not woven");
                assertFile(file, ending, result.err());
            }
            Files.delete(file);
        });
    }

    private static Child.Result end(Child child, Ending ending, Path file) {
        switch (ending) {
            case TERMINATED -> {
                child.waitUntil(() -> child.out().contains("done"), "the storm");
                child.terminate();
            }
            case KILLED -> {
                child.waitUntil(
                        () -> child.out().contains("done") && file.toFile().length() > 0, "the first dump");
                child.kill();
            }
            default -> {
                // It ends by itself.
            }
        }
        return child.await();
    }

    /** Without what the JVM itself says when it halts while Flight Recorder comes up, and nobody could keep it from. */
    private static String said(Child.Result result, Ending ending) {
        return ending == Ending.HALT ? result.out().replaceAll(HALTED, "") : result.out();
    }

    /** Whole where the JVM had time for it; else whatever is there can be read. */
    private static void assertFile(Path file, Ending ending, String err) throws IOException {
        assertThat(err).doesNotContain("lost");
        if (ending != Ending.HALT || Files.size(file) > 0) {
            Recorded recording = Recorded.in(file);
            assertThat(recording.isComplete()).isEqualTo(ending != Ending.HALT && ending != Ending.KILLED);
            assertThat(recording.of("lockspot.Environment")).isNotEmpty();
            if (recording.isComplete()) {
                assertThat(recording.count("register")).as("8 threads, 4 each").isEqualTo(32);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void loggingAndManagement_areStillTheApplicationsToChoose(Jdk jdk) {
        for (String wait : List.of("0", "2500")) {
            Child.Result result = new Victim(jdk, directory, OwnProviders.class, wait)
                    .withAgent("file=%p.jfr,prometheus=127.0.0.1:0+m.prom")
                    .run();

            assertThat(result.out()).as(result.err()).isEqualTo("OwnLogManager\ntrue\n");
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void beforeMain_noClassOfLoggingOrManagementIsLoaded(Jdk jdk) throws IOException {
        List<String> loaded = loadedWith(jdk, "file=a.jfr,profiler=off,prometheus=127.0.0.1:0+m.prom");

        int main = indexOf(loaded, " " + OwnProviders.class.getName() + " ");
        assertThat(loaded.subList(0, main))
                .anyMatch(line -> line.contains(" io.lockspot.agent.Startup "))
                .noneMatch(line -> line.contains(" java.util.logging."))
                .noneMatch(line -> line.contains(" java.lang.management.ManagementFactory "))
                .noneMatch(line -> line.contains(" com.sun.jmx."));
        assertThat(loaded.subList(main, loaded.size()))
                .as("the test can see them")
                .anyMatch(line -> line.contains(" java.util.logging.LogManager "))
                .anyMatch(line -> line.contains(" com.sun.jmx."));
    }

    /** ASM takes longer than all the rest; and what the agent itself loads too early must be woven twice. */
    @ParameterizedTest
    @MethodSource("jdks")
    void beforeMain_nothingIsWovenAndNoTargetLoadedThatWasNotThere(Jdk jdk) throws IOException {
        List<String> loaded = loadedWith(jdk, "file=a.jfr,profiler=off");

        int agent = indexOf(loaded, " io.lockspot.agent.LockspotAgent ");
        int main = indexOf(loaded, " " + OwnProviders.class.getName() + " ");
        assertThat(loaded.subList(agent, main))
                .anyMatch(line -> line.contains(" io.lockspot.agent.weave.Weaver "))
                .noneMatch(line -> line.contains(".bytebuddy."))
                .noneMatch(line -> line.contains(" java.nio.channels.spi.AbstractSelectableChannel "))
                .noneMatch(line -> line.contains(" java.util.concurrent.locks.AbstractQueuedLongSynchronizer "));
        assertThat(loaded.subList(main, loaded.size()))
                .as("the test can see them")
                .anyMatch(line -> line.contains(".bytebuddy."));
    }

    /** The first of them takes longer than all the weaving, and the program waits for it. */
    @ParameterizedTest
    @MethodSource("jdks")
    void beforeMain_noLambdaIsMadeAndNoRegularExpression(Jdk jdk) throws IOException {
        List<String> loaded = loadedWith(jdk, "file=%p.jfr,threshold=5ms,duration=1m,profiler=off");

        int first = indexOf(loaded, " io.lockspot.agent.LockspotAgent ");
        // What the JVM goes on with when the agents are done.
        int done = indexOf(loaded, " sun.launcher.LauncherHelper ");
        assertThat(loaded.subList(first, done))
                .anyMatch(line -> line.contains(" io.lockspot.agent.record.Recorder "))
                .noneMatch(line -> line.contains(" io.lockspot.agent.") && line.contains("Lambda"))
                .noneMatch(line -> line.contains(" java.util.regex."))
                .noneMatch(line -> line.contains(" java.util.stream."));
        assertThat(loaded.subList(done, loaded.size()))
                .as("the test can see them")
                .anyMatch(line -> line.contains(" io.lockspot.agent.") && line.contains("Lambda"))
                .anyMatch(line -> line.contains(" java.util.stream."));
    }

    /** A line for each class that the JVM loaded, in their order. */
    private List<String> loadedWith(Jdk jdk, String options) throws IOException {
        Path log = directory.resolve("classes.txt");
        new Victim(jdk, directory, OwnProviders.class)
                .withOption("-Xlog:class+load:file=" + log)
                .withAgent(options)
                .run();
        return Files.readAllLines(log);
    }

    private static int indexOf(List<String> lines, String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError("never loaded: " + text);
    }
}
