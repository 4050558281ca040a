package io.lockspot.agent.weave;

import io.lockspot.agent.weave.ProbedJvm.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Plain sockets, and the pollers that virtual threads wait in for them. */
final class JdkSocketTest {

    @TempDir
    Path directory;

    static List<Path> homes() {
        return ProbedJvm.homes();
    }

    @ParameterizedTest
    @MethodSource("homes")
    void everyCloseAndRelease_isCountedOnce(Path home) throws Exception {
        assertExact(new ProbedJvm(home, directory).run(SocketVictim.class, "now"));
    }

    @ParameterizedTest
    @MethodSource("homes")
    void aJvmThatIsAlreadyAtWork_isWovenTheSame(Path home) throws Exception {
        assertExact(new ProbedJvm(home, directory).wovenLate().run(SocketVictim.class, "late"));
    }

    /** Pollers that are platform threads themselves have no poller above them. */
    @ParameterizedTest
    @MethodSource("homes")
    void pollersThatArePlatformThreads_countTheSame(Path home) throws Exception {
        Output output =
                new ProbedJvm(home, directory).with("-Djdk.pollerMode=1").run(SocketVictim.class, "now");
        assumeTrue(
                output.lines("no").isEmpty(), () -> "no " + output.lines("no").get(0));

        assertExact(output);
        // Each was modified, not found and added.
        assertThat(output.numbers("counted"))
                .containsEntry("jdk-poller.epoll_ctl.modifies", 50L)
                .containsEntry("jdk-poller.epoll_ctl.notFound", 50L)
                .containsEntry("jdk-poller.epoll_ctl.adds", 50L);
    }

    private static void assertExact(Output output) {
        Map<String, Long> counted = output.assertDone().numbers("counted");
        // How often one poller parks in another is the JDK's business.
        counted.keySet().removeIf(name -> name.startsWith("jdk-poller.epoll_ctl"));
        assertThat(counted).isEqualTo(output.numbers("did"));
    }
}
