package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jars;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.LateFailure;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.TwoAtATime;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.FirstMoments;
import io.lockspot.agent.victim.Remaining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The program does not wait for Flight Recorder, unless it is told to; whatever comes of that. */
class StartBesideIT {

    private static final String AGENT = "io/lockspot/agent/agent.jar";
    private static final String MISSING = "io/lockspot/agent/record/FlightRecording";

    /** Two on each JDK. */
    private static final int EXITS = 4;

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    /** Flight Recorder cannot come up before the program has done its work. */
    @ParameterizedTest
    @MethodSource("jdks")
    void beside_theProgramRunsBeforeFlightRecorderIsUpAndCountsAll(Jdk jdk) throws IOException {
        Child.Result result = new Victim(jdk, directory, FirstMoments.class, "work")
                .withOption("-javaagent:" + holder())
                .withAgent("file=a.jfr,profiler=off")
                .run();

        assertThat(result.out()).as(result.err()).isEqualTo("up: false\nworked\n");
        assertThat(result.exitCode()).isZero();
        assertCounted();
        assertThat(Recorded.in(directory.resolve("a.jfr")).of("lockspot.Hook"))
                .filteredOn(hook -> hook.getString("className").endsWith(".AbstractQueuedSynchronizer"))
                .as("what was loaded before the program, and is woven beside it")
                .isNotEmpty()
                .allMatch(hook -> hook.getString("state").equals("woven"));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void before_theProgramFindsFlightRecorderUp(Jdk jdk) {
        Child.Result result = new Victim(jdk, directory, FirstMoments.class, "work")
                .withAgent("file=a.jfr,profiler=off,jfr=before")
                .run();

        assertThat(result.out()).as(result.err()).isEqualTo("up: true\nworked\n");
        assertCounted();
    }

    private void assertCounted() {
        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        assertThat(recording.isComplete()).isTrue();
        assertThat(recording.count("register")).isEqualTo(1);
        assertThat(recording.count("close")).isEqualTo(2);
    }

    private Path holder() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", FirstMoments.class.getName());
        Path jar = directory.resolve("holder.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        return jar;
    }

    /** Flight Recorder that comes up twice is there twice, and the two get into each other's way. */
    @Test
    void anExitBeforeOrWhileFlightRecorderComesUp_leavesACompleteFileAndOneRecorder() throws Exception {
        TwoAtATime.run(EXITS, (number, jdk) -> {
            String when = number < EXITS / 2 ? "exitAtOnce" : "exitMeanwhile";
            Path log = directory.resolve(number + ".log");
            Child.Result result = new Victim(jdk, directory, FirstMoments.class, when)
                    .withOption("-Xlog:jfr+system=info:file=" + log)
                    .withAgent("file=" + number + ".jfr,profiler=off")
                    .run();

            assertThat(result.exitCode()).as(result.err()).isEqualTo(3);
            assertThat(result.out()).isEqualTo(when.equals("exitAtOnce") ? "" : "hook\n");
            assertThat(result.err()).containsOnlyOnce("lockspot: ").contains("lockspot: recording to ");
            assertThat(Recorded.in(directory.resolve(number + ".jfr")).isComplete())
                    .isTrue();
            assertThat(Files.readString(log)).as(jdk + " " + when).containsOnlyOnce("Created native");
        });
    }

    /** What fails when {@code main} runs already is taken back, with one line. */
    @ParameterizedTest
    @MethodSource("jdks")
    void aStartThatFailsBesideTheProgram_leavesOneLineAndNothingElse(Jdk jdk) throws IOException {
        Path jar = agentWithout(MISSING);

        Child.Result result = new Victim(jdk, directory, Remaining.class)
                .withOption("-Xshare:off")
                .withAgent(jar, "file=a.jfr")
                .run();

        assertThat(result.out()).as(result.err()).isEqualTo("closed 20\nno thread is left\n");
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEqualTo("lockspot: disabled: java.lang.NoClassDefFoundError: " + MISSING + "\n");
        assertThat(directory.resolve("a.jfr")).doesNotExist();
    }

    /** The exit takes Flight Recorder down; who starts it once more then waits for ever. */
    @ParameterizedTest
    @MethodSource("jdks")
    void aStartThatFailsWhileTheProgramExits_doesNotKeepItFromEnding(Jdk jdk) throws IOException {
        Child.Result result = new Victim(jdk, directory, FirstMoments.class, "exitMeanwhile")
                .withOption("-Xshare:off")
                .withAgent(LateFailure.agent(directory), "file=a.jfr,profiler=off")
                .run();

        assertThat(result.out()).as(result.err()).isEqualTo("hook\n");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).isEqualTo("lockspot: disabled: " + LateFailure.REASON + "\n");
        assertThat(directory.resolve("a.jfr")).doesNotExist();
    }

    private Path agentWithout(String type) throws IOException {
        Path inner = Jars.without(Jars.extract(Victim.AGENT, AGENT, directory), type + ".class", directory);
        return Jars.replace(Victim.AGENT, AGENT, inner, directory);
    }
}
