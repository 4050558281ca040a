package io.lockspot.agent.weave;

import io.lockspot.agent.weave.ProbedJvm.Output;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

final class NettyIoUringTest {

    @TempDir
    Path directory;

    static List<Path> homes() {
        return ProbedJvm.homes();
    }

    @ParameterizedTest
    @MethodSource("homes")
    void everyCloseIsReleased_whenItsRequestIsCompleted(Path home) throws Exception {
        Output output = new ProbedJvm(home, directory)
                .withLibraries(NettyEpollTest.netty42())
                .run(IoUringVictim.class);
        assumeTrue(output.lines("skip").isEmpty(), () -> "Netty's io_uring is not available: " + output.lines("skip"));

        output.assertExact();
        assertThat(output.lines("summary")).singleElement().asString().endsWith("; netty-io_uring: 5 of 5");
    }

    /** The close is counted, its release is not, and nothing is remembered of it. */
    @ParameterizedTest
    @MethodSource("homes")
    void aCloseUnderWayWhenTheAgentGoes_keepsNoChannelAlive(Path home) throws Exception {
        Output output = new ProbedJvm(home, directory)
                .withLibraries(NettyEpollTest.netty42())
                .run(IoUringVictim.class, "removed");
        assumeTrue(output.lines("skip").isEmpty(), () -> "Netty's io_uring is not available: " + output.lines("skip"));

        output.assertExact();
        assertThat(output.lines("collected")).containsExactly("yes");
    }
}
