package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Recorded;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.Churning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A program that makes and drops very many selectors, class loaders and threads leaves nothing of them in the agent. */
class ChurnIT {

    /** What the agent may keep on the heap, whatever the program does; without it some 10 MB stay. */
    private static final long MOST_KILOBYTES = 12 << 10;

    @TempDir
    private Path directory;

    static List<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void afterChurn_memoryDescriptorsAndThreadsAreWhatTheyWereButForAFew(Jdk jdk) {
        Map<String, Long> bare = left(
                new Victim(jdk, directory, Churning.class).withBothCompilers().withOption("-Xmx256m"));
        Map<String, Long> probed = left(new Victim(jdk, directory, Churning.class)
                .withBothCompilers()
                .withOption("-Xmx256m")
                .withAgent("file=a.jfr,profiler=off"));

        assertThat(probed.get("heap")).isLessThan(bare.get("heap") + MOST_KILOBYTES);
        // The two jars, the recording, the mark of its directory, and what JFR has open.
        assertThat(probed.get("descriptors")).isLessThan(bare.get("descriptors") + 12);
        // The recorder, and JFR's own.
        assertThat(probed.get("threads")).isLessThan(bare.get("threads") + 8);
        if (bare.containsKey("pinned")) {
            assertThat(probed.get("pinned")).isLessThanOrEqualTo(bare.get("pinned"));
        }
        Recorded recording = Recorded.in(directory.resolve("a.jfr"));
        assertThat(recording.isComplete()).isTrue();
        assertThat(recording.of("lockspot.AgentHealth")).allSatisfy(health -> {
            assertThat(health.getLong("probeFailures")).isZero();
            assertThat(health.getInt("probesOff")).isZero();
        });
    }

    private static Map<String, Long> left(Victim victim) {
        Child.Result result = victim.run();
        assertThat(result.exitCode()).as(result.err()).isZero();
        Map<String, Long> left = new TreeMap<>();
        result.out().lines().forEach(line -> left.put(line.split(" ")[0], Long.parseLong(line.split(" ")[1])));
        return left;
    }
}
