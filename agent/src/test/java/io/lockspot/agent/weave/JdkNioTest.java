package io.lockspot.agent.weave;

import io.lockspot.agent.weave.ProbedJvm.Output;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

final class JdkNioTest {

    @TempDir
    Path directory;

    static List<Path> homes() {
        return ProbedJvm.homes();
    }

    @ParameterizedTest
    @MethodSource("homes")
    void everyOperation_isCountedOnce(Path home) throws Exception {
        Output output = new ProbedJvm(home, directory).run(NioVictim.class, "now");

        output.assertExact();
        assertThat(output.numbers("did").get("jdk-nio.close")).isGreaterThan(1000);
    }

    @ParameterizedTest
    @MethodSource("homes")
    void aJvmThatIsAlreadyAtWork_isWovenTheSame(Path home) throws Exception {
        Output output = new ProbedJvm(home, directory).wovenLate().run(NioVictim.class, "late");

        output.assertExact();
        assertThat(output.lines("summary"))
                .singleElement()
                .asString()
                .matches(
                        "woven \\d+ of \\d+ JDK hooks, \\d+ not loaded yet; netty-epoll not loaded yet; netty-io_uring not loaded yet");
    }

    @ParameterizedTest
    @MethodSource("homes")
    void whenRemoved_theVictimGoesOnAndNothingIsCounted(Path home) throws Exception {
        Output output = new ProbedJvm(home, directory).run(NioVictim.class, "removed");

        output.assertExact();
    }
}
