package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.Closing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What is in the recording of a program, however it ends. */
class RecordingIT {

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    static Stream<Arguments> endings() throws IOException {
        return Jdk.all().stream()
                .flatMap(jdk -> Stream.of("normal", "exit", "throw", "hook").map(end -> Arguments.of(jdk, end)));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void program_whichEndsByItself_leavesEveryCountInTheFile(Jdk jdk, String end) {
        Child.Result bare = new Victim(jdk, directory, Closing.class, "700", end).run();

        // With all of the agent's threads.
        Child.Result recorded = new Victim(jdk, directory, Closing.class, "700", end)
                .withAgent("file=a.jfr,prometheus=127.0.0.1:0")
                .run();

        assertThat(recorded.out()).isEqualTo(bare.out());
        assertThat(recorded.exitCode()).isEqualTo(bare.exitCode());
        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        assertThat(recording.isComplete()).isTrue();
        assertThat(recording.count("register")).isEqualTo(700);
        assertThat(recording.count("deregister")).isEqualTo(700);
        // Both ends of each connection, and the listening socket.
        assertThat(recording.count("close")).isEqualTo(1401);
        assertThat(recording.count("release")).isEqualTo(1401);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void terminatedProgram_leavesACompleteFile(Jdk jdk) throws IOException {
        try (Child child = new Victim(jdk, directory, Closing.class, "10", "wait")
                .withAgent("file=a.jfr")
                .start()) {
            child.waitUntil(() -> child.err().contains("recording to"), "the start of the recording");
            child.terminate();
            assertThat(child.await().exitCode()).isEqualTo(143);
        }
        assertThat(Recorded.in(directory.resolve("a.jfr")).isComplete()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void killedProgram_leavesWhatWasDumped(Jdk jdk) throws IOException {
        Path file = directory.resolve("a.jfr");
        try (Child child = new Victim(jdk, directory, Closing.class, "300", "wait")
                .withAgent("file=a.jfr,interval=1s")
                .start()) {
            child.waitUntil(() -> file.toFile().length() > 0, "the first dump");
            child.waitUntil(() -> directory.resolve("a.jfr").toFile().length() > 300_000, "the next dumps");
            child.kill();
        }
        Recorded recording = Recorded.in(file);
        assertThat(recording.isComplete()).isFalse();
        assertThat(recording.count("register")).isGreaterThanOrEqualTo(300);
        assertThat(recording.of("lockspot.Environment")).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void duration_endsTheRecordingWhileTheProgramGoesOn(Jdk jdk) {
        Path file = directory.resolve("a.jfr");
        try (Child child = new Victim(jdk, directory, Closing.class, "10", "wait")
                .withAgent("file=a.jfr,duration=2s,interval=1h")
                .start()) {
            child.waitUntil(() -> child.err().contains("recording to"), "the start of the recording");
            child.waitUntil(() -> isComplete(file), "the end of the recording");
            child.kill();
        }
    }

    private static boolean isComplete(Path file) {
        try {
            return file.toFile().length() > 0 && Recorded.in(file).isComplete();
        } catch (RuntimeException stillGrowing) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void file_isForItsOwnerAloneAndHoldsNoSecrets(Jdk jdk) throws IOException {
        Child.Result result = new Victim(jdk, directory, Closing.class, "50", "normal", "argument-s3cret")
                .withOption("-Dproperty=property-s3cret")
                .withVariable("VARIABLE", "variable-s3cret")
                .withAgent("file=a.jfr")
                .run();

        assertThat(result.exitCode()).isZero();
        Path file = directory.resolve("a.jfr");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(holds("a.jfr", "lockspot.Environment")).isTrue();
        assertThat(holds("a.jfr", "s3cret")).isFalse();
        RecordedEvent environment = Recorded.in(file).of("lockspot.Environment").get(0);
        assertThat(environment.getString("mainClass")).isEqualTo(Closing.class.getName());
        assertThat(environment.getInt("schemaVersion")).isEqualTo(1);
        assertThat(environment.getString("epollRelease")).isIn("epmutex", "refcount", "unknown");
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void otherRecordingWithProperties_doesNotLeakThemIntoTheFile(Jdk jdk) throws IOException {
        Child.Result result = new Victim(jdk, directory, Closing.class, "50")
                .withOption("-XX:StartFlightRecording=filename=other.jfr")
                .withOption("-Dproperty=property-s3cret")
                .withAgent("file=a.jfr")
                .run();

        assertThat(result.exitCode()).isZero();
        assertThat(holds("other.jfr", "property-s3cret")).isTrue();
        assertThat(holds("a.jfr", "lockspot.Environment")).isTrue();
        assertThat(holds("a.jfr", "s3cret")).isFalse();
        assertThat(jfr(jdk, "summary", "a.jfr").exitCode()).isZero();
        assertThat(Recorded.in(directory.resolve("a.jfr")).count("register")).isEqualTo(50);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void jfrTool_readsTheFileWithLabelsAndUnits(Jdk jdk) {
        new Victim(jdk, directory, Closing.class, "50").withAgent("file=a.jfr").run();

        assertThat(jfr(jdk, "summary", "a.jfr").out()).contains("lockspot.OperationSummary");
        assertThat(jfr(jdk, "print", "--events", "lockspot.OperationSummary", "a.jfr")
                        .out())
                .containsPattern("operation = \"register\"\\s+implementation = \"jdk-nio\"\\s+count = 50\\s")
                .containsPattern("totalTime = [0-9.]+ ms");
        Child.Result view = jfr(jdk, "view", "--verbose", "lockspot.OperationSummary", "a.jfr");
        assumeThat(view.exitCode())
                .as("jfr view came with JDK 21; %s has none", jdk)
                .isZero();
        assertThat(view.out()).contains("Operation Summary");
    }

    /** Who reads the counts must hear that they are no longer all. */
    @Test
    void hooksThatDoNotCount_areTurnedOffInTheRecording() {
        try (Child child = new Victim(Jdk.current(), directory, Closing.class, "10", "busy")
                .withAgent("file=a.jfr,profiler=off,timing=none,lockWaits=none,budget=0.0001%")
                .start()) {
            child.waitUntil(() -> child.err().contains("nothing is counted from now on"), "the budget to be passed");
            child.terminate();
            child.await();
        }

        Map<String, RecordedEvent> last = new LinkedHashMap<>();
        for (RecordedEvent hook : Recorded.in(directory.resolve("a.jfr")).of("lockspot.Hook")) {
            last.put(hook.getString("className") + hook.getString("method") + hook.getString("descriptor"), hook);
        }
        assertThat(last.values())
                .filteredOn(hook -> !hook.getString("state").equals("not loaded yet"))
                .allSatisfy(hook -> {
                    boolean wait = hook.getString("operation").equals("lock-wait");
                    assertThat(hook.getString("state")).isEqualTo("turned off");
                    assertThat(hook.getString("reason"))
                            .isEqualTo(wait ? "left out by lockWaits=none" : "the probes cost more than the budget");
                })
                .extracting(hook -> hook.getString("operation"))
                .contains("close", "epoll", "lock-wait");
    }

    private boolean holds(String file, String text) throws IOException {
        return Files.readString(directory.resolve(file), StandardCharsets.ISO_8859_1)
                .contains(text);
    }

    private Child.Result jfr(Jdk jdk, String... arguments) {
        List<String> command =
                Stream.concat(Stream.of(jdk.tool("jfr")), Stream.of(arguments)).toList();
        return Child.run(directory, Map.of(), command);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void environment_saysWhereTheSamplesComeFrom(Jdk jdk) {
        new Victim(jdk, directory, Closing.class, "50")
                .withAgent("file=a.jfr,profiler=off")
                .run();
        // The profiler comes up beside the program, which must be there that long.
        try (Child child = new Victim(jdk, directory, Closing.class, "50", "wait")
                .withAgent("file=b.jfr")
                .start()) {
            child.waitUntil(() -> child.err().contains("cpu profile"), "the recording");
            child.terminate();
            child.await();
        }

        assertThat(profiler("a.jfr")).isEqualTo("off");
        assertThat(profiler("b.jfr")).as("not why there is none").startsWith("async-profiler ");
        assertThat(samples("a.jfr")).isZero();
    }

    private String profiler(String file) {
        return Recorded.in(directory.resolve(file))
                .of("lockspot.Environment")
                .get(0)
                .getString("profiler");
    }

    private int samples(String file) {
        return Recorded.in(directory.resolve(file)).of("jdk.ExecutionSample").size();
    }
}
