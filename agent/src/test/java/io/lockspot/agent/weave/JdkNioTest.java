package io.lockspot.agent.weave;

import io.lockspot.agent.weave.ProbedJvm.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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

        assertExact(output);
        assertThat(output.numbers("did").get("jdk-nio.close")).isGreaterThan(1000);
    }

    @ParameterizedTest
    @MethodSource("homes")
    void aJvmThatIsAlreadyAtWork_isWovenTheSame(Path home) throws Exception {
        Output output = new ProbedJvm(home, directory).wovenLate().run(NioVictim.class, "late");

        assertExact(output);
        assertThat(output.lines("summary"))
                .singleElement()
                .asString()
                .matches("woven (19 of 19 JDK hooks|18 of 19 JDK hooks, 1 not loaded yet); netty-epoll not loaded yet");
    }

    @ParameterizedTest
    @MethodSource("homes")
    void whenRemoved_theVictimGoesOnAndNothingIsCounted(Path home) throws Exception {
        Output output = new ProbedJvm(home, directory).run(NioVictim.class, "removed");

        assertExact(output);
    }

    private static void assertExact(Output output) {
        assertThat(output.out()).as(output.err()).endsWith("done\n");
        assertThat(output.exitCode()).isZero();
        Map<String, Long> did = output.numbers("did");
        assertThat(output.numbers("counted")).isNotEmpty().isEqualTo(did);
        assertThat(output.number("failures")).isZero();
        assertThat(output.lines("log")).isEmpty();
        assertThat(output.err()).doesNotContain("net.bytebuddy");
    }
}
