package io.lockspot.agent.weave;

import io.lockspot.agent.weave.ProbedJvm.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

final class UserWeavingTest {

    private static final String POLL = UserVictim.Poll.class.getName();

    @TempDir
    Path directory;

    static List<Path> homes() {
        return ProbedJvm.homes();
    }

    @ParameterizedTest
    @MethodSource("homes")
    void ownMethods_areCountedBesideTheBuiltInOnesAndThenNoLonger(Path home) throws Exception {
        Output output = new ProbedJvm(home, directory).run(UserVictim.class);

        assertThat(output.out()).as(output.err()).endsWith("done\n");
        assertThat(output.lines("log"))
                .containsExactly("test:2: no method compareTo(Ljava/lang/Object;)I in " + POLL + "; it has compareTo(L"
                        + POLL.replace('.', '/') + ";)I");
        assertThat(output.number("failures")).isZero();
        Map<String, Long> woven = output.numbers("woven");
        assertThat(woven)
                .containsEntry("own.modify", 2L)
                .doesNotContainKey("raw.modify")
                .containsEntry("own.register", 2L)
                .containsEntry("own.register.errors", 1L)
                .containsEntry("own.close", 2L)
                .containsEntry("own.close.errors", 1L)
                .containsEntry("own-jdk.close", 1L)
                .containsEntry("jdk-nio.close", 1L);
        Map<String, Long> removed = output.numbers("removed");
        assertThat(removed).containsEntry("jdk-nio.close", 2L);
        woven.keySet().removeIf(name -> name.startsWith("jdk-nio"));
        assertThat(removed).containsAllEntriesOf(woven);
    }
}
