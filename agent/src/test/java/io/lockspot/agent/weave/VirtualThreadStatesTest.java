package io.lockspot.agent.weave;

import io.lockspot.agent.weave.ProbedJvm.Output;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Virtual threads that meet a probe are counted exactly and leave nothing behind. */
final class VirtualThreadStatesTest {

    /** The places for states and what reads from nobody's; see {@code VirtualThreads}. */
    private static final int BOUND = 1_200;

    @TempDir
    Path directory;

    @Test
    void aMillionMayPass_theStatesAreFew() throws Exception {
        Path jdk25 = ProbedJvm.homes().get(ProbedJvm.homes().size() - 1);
        assumeTrue(jdk25.toString().contains("25"), "no JDK 25 in /usr/lib/jvm: no virtual threads to try it with");

        Output output = new ProbedJvm(jdk25, directory).withBothCompilers().run(VirtualVictim.class, "now");

        output.assertExact();
        assertThat(output.number("states"))
                .as("of 20,000 threads that are alive")
                .isPositive()
                .isLessThan(BOUND);
        assertThat(output.number("lateStates"))
                .as("after 3,000 were inside at once")
                .isLessThan(BOUND);
    }
}
