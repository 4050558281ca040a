package io.lockspot.agent.weave;

import io.lockspot.agent.weave.ProbedJvm.Output;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How many probes with a clock a connection meets; those that only keep books are not among them. */
final class EconomyTest {

    private static final double MOST = 8;

    @TempDir
    Path directory;

    static List<Path> homes() {
        return ProbedJvm.homes();
    }

    @ParameterizedTest
    @MethodSource("homes")
    void aConnection_meetsEightProbesAtMost(Path home) throws Exception {
        Output output = new ProbedJvm(home, directory).run(EconomyVictim.class, "now");

        assertThat(output.assertDone().numbers("probes")).containsKeys("jdk-nio", "jdk-nio2", "jdk-socket");
        Map<String, Double> each = new TreeMap<>();
        output.numbers("probes")
                .forEach((implementation, probes) -> each.put(
                        implementation,
                        (double) probes / output.numbers("connections").get(implementation)));
        System.out.println("probes per connection on " + home.getFileName() + ": " + each);
        assertThat(each).hasSizeGreaterThanOrEqualTo(3);
        assertThat(each.values())
                .allSatisfy(probes -> assertThat(probes).isPositive().isLessThanOrEqualTo(MOST));
    }
}
