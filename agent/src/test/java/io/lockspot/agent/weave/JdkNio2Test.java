package io.lockspot.agent.weave;

import io.lockspot.agent.weave.ProbedJvm.Output;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

final class JdkNio2Test {

    @TempDir
    Path directory;

    static List<Path> homes() {
        return ProbedJvm.homes();
    }

    @ParameterizedTest
    @MethodSource("homes")
    void everyOperation_isCountedOnce(Path home) throws Exception {
        Output output = new ProbedJvm(home, directory).run(Nio2Victim.class, "now");

        output.assertExact();
        assertThat(output.numbers("did")).containsEntry("jdk-nio2.close", 101L);
    }

    @ParameterizedTest
    @MethodSource("homes")
    void aJvmThatIsAlreadyAtWork_isWovenTheSame(Path home) throws Exception {
        new ProbedJvm(home, directory).wovenLate().run(Nio2Victim.class, "late").assertExact();
    }
}
