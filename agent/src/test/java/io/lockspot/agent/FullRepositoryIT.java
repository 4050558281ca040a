package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.Closing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * JFR ends the JVM when what it writes does not fit into its repository. The agent must not let it come to that. Each
 * test has file systems of its own, in a mount namespace of its own.
 */
class FullRepositoryIT {

    @TempDir
    private Path directory;

    private Path small;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    @BeforeEach
    void aNamespaceOfItsOwn() throws IOException {
        small = Files.createDirectory(directory.resolve("small"));
        assumeThat(inNamespace("1m", "true").exitCode())
                .as("file systems can be mounted in a namespace here (root only)")
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void noRoomForDumps_refusesTheStartAndTheProgramRuns(Jdk jdk) {
        assertRefused(inNamespace("256k", java(jdk, "50", "exit")), "cannot unpack agent.jar to /dev/shm/lockspot-");
        assertRefused(inNamespace("6m", java(jdk, "50", "exit")), "no room for dumps in ");
    }

    private static void assertRefused(Child.Result result, String reason) {
        assertThat(result.out()).as(result.err()).isEqualTo("closed 50\n");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.err()).contains("lockspot: disabled: ").contains(reason);
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void roomThatIsGoneLater_costsDataAndTheProgramRuns(Jdk jdk) throws IOException {
        Path file = directory.resolve("a.jfr");
        try (Child child = start("24m", fill() + java(jdk, "50", "wait"))) {
            child.waitUntil(() -> child.err().contains("lockspot: dump skipped: only "), "the full repository");
            assertThat(child.out()).isEqualTo("closed 50\n");
            child.waitUntil(() -> child.pid() > 0 && Files.exists(file), "the file");
            long pid = child.pid();
            child.waitUntil(() -> ProcessHandle.of(pid).isPresent(), "the program, which goes on");
            child.terminate();
            assertThat(child.await().exitCode()).isEqualTo(143);
        }
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void aRepositoryThatIsSmallFromTheStart_isNotUsed(Jdk jdk) {
        Child.Result result = inNamespace(
                "",
                "mount -t tmpfs -o size=3m tmpfs " + small + " && " + java(jdk, "50", "exit", "repository=" + small));

        assertThat(result.out()).as(result.err()).isEqualTo("closed 50\n");
        assertThat(result.exitCode()).isEqualTo(3);
        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        assertThat(recording.isComplete()).isTrue();
        assertThat(recording.count("register")).isEqualTo(50);
    }

    /** Fills shared memory once the first dump is made. */
    private static String fill() {
        return "(for i in $(seq 800); do [ -s a.jfr ] && break; sleep 0.1; done; head -c 20m /dev/zero > /dev/shm/full)"
                + " & exec ";
    }

    private String java(Jdk jdk, String connections, String end, String... flightRecorderOptions) {
        String options = flightRecorderOptions.length == 0
                ? ""
                : " -XX:FlightRecorderOptions=" + String.join(",", flightRecorderOptions);
        return jdk.tool("java") + " -XX:TieredStopAtLevel=1" + options + " -Djava.io.tmpdir=/dev/shm -cp "
                + Path.of("target/test-classes").toAbsolutePath() + " -javaagent:" + Victim.AGENT
                + "=file=a.jfr,profiler=off,interval=1s " + Closing.class.getName() + " " + connections + " " + end;
    }

    private Child.Result inNamespace(String size, String script) {
        try (Child child = start(size, script)) {
            return child.await();
        }
    }

    private Child start(String size, String script) {
        String mount = size.isEmpty() ? "" : "mount -t tmpfs -o size=" + size + " tmpfs /dev/shm && ";
        return Child.start(directory, Map.of(), List.of("unshare", "-m", "sh", "-c", mount + script));
    }
}
