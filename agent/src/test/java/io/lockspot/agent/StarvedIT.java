package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.Starving;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A program that runs out of stack or memory gets the errors that it would get without the agent, and can go on. */
class StarvedIT {

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void outOfStack_theProgramGoesOn(Jdk jdk) {
        Child.Result result = new Victim(jdk, directory, Starving.class, "stack", "192")
                .withAgent("file=a.jfr,profiler=off")
                .run();

        assertGoneOn(result);
        assertThat(health("probeFailures")).as("probes ran out of stack").isPositive();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void outOfMemory_theProgramGoesOn(Jdk jdk) {
        Child.Result result = new Victim(jdk, directory, Starving.class, "memory")
                .withOption("-Xmx24m")
                .withOption("-XX:+UseSerialGC")
                // JFR cannot come up without memory, and here is none soon.
                .withAgent("file=a.jfr,profiler=off,jfr=before")
                .run();

        assertGoneOn(result);
    }

    private void assertGoneOn(Child.Result result) {
        assertThat(result.out()).as(result.err()).endsWith(" times, in the agent 0\nworked on\n");
        assertThat(result.exitCode()).isZero();
        // The JVM and its own threads may complain; we may say in a line of ours that a beat was missed.
        assertThat(result.err().lines())
                .noneMatch(line -> line.contains("in thread \"main\""))
                .filteredOn(line -> line.contains("lockspot"))
                .allMatch(line ->
                        line.startsWith("lockspot: recording to ") || line.startsWith("lockspot: a beat was missed: "));
        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        assertThat(recording.isComplete()).isTrue();
        if (health("probesOff") == 0) {
            assertThat(recording.count("register"))
                    .as("the work afterwards, at least, unless so many probes failed that they are off")
                    .isGreaterThanOrEqualTo(100);
        }
    }

    /** The most that any beat tells. */
    private long health(String field) {
        return Recorded.in(directory.resolve("a.jfr")).of("lockspot.AgentHealth").stream()
                .mapToLong(health -> ((Number) health.getValue(field)).longValue())
                .max()
                .orElseThrow();
    }
}
