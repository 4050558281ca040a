package io.lockspot.samples.pipeclosure;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The command line. */
@Timeout(120)
class PipeClosureTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(strings = {"before", "after"})
    void closure_printsWhatItDid(String variant) {
        assertThat(run(variant + " --pipes 501 --threads 5 --cpus 2")).isZero();

        JsonNode result = lastLine();
        assertThat(result.get("schema").asString()).isEqualTo("lockspot.sample.pipeclosure/1");
        assertThat(result.get("variant").asString()).isEqualTo(variant);
        assertThat(result.get("tornDown").asInt()).isEqualTo(501);
        assertThat(result.get("complete").asBoolean()).isTrue();
        assertThat(result.at("/left/pipes").asInt()).isZero();
        assertThat(result.at("/locks/kernelMap/acquisitions").asInt()).isEqualTo(501);
        assertThat(result.get("work").get("mapOperations").asInt()).isEqualTo(501);
        assertThat(result.get("timePerPipe").asLong())
                .isEqualTo(result.get("tearDownTime").asLong() / 501);
        for (String count : List.of("acquisitions", "contended", "waits", "wakeUps")) {
            assertThat(result.at("/locks/all/" + count).asLong())
                    .isEqualTo(result.at("/locks/kernelMap/" + count).asLong()
                            + result.at("/locks/tearDownMutex/" + count).asLong()
                            + result.at("/locks/pageStock/" + count).asLong());
        }
    }

    @Test
    void sweep_printsALineForEachSize_thenAllAsJson() throws Exception {
        ClosureOptions options = ClosureOptions.parse(new String[] {"after", "--sweep", "--cpus", "2"});
        new Sweep(options, List.of(100, 200)).run(new PrintStream(out, true, StandardCharsets.UTF_8));

        assertThat(lines()).hasSize(4);
        assertThat(lines().get(0)).contains("pipes", "wake-ups/pipe");
        assertThat(lastLine().at("/sweep/0/pipes").asInt()).isEqualTo(100);
        assertThat(lastLine().at("/sweep/1/tornDown").asInt()).isEqualTo(200);
    }

    @Test
    void sweep_hasAThreadForEveryThousandPipes_unlessANumberIsGiven() {
        Sweep growing = new Sweep(ClosureOptions.parse(new String[] {"before", "--sweep"}), Sweep.SIZES);
        Sweep fixed =
                new Sweep(ClosureOptions.parse(new String[] {"before", "--sweep", "--threads", "7"}), Sweep.SIZES);

        assertThat(Sweep.SIZES).containsExactly(1_000, 10_000, 100_000, 900_000);
        assertThat(Sweep.SIZES.stream().map(growing::threads)).containsExactly(4, 10, 100, 900);
        assertThat(fixed.threads(900_000)).isEqualTo(7);
    }

    @Test
    void timeThatIsUp_endsTheTearDown_andTheResultSaysSo() {
        assertThat(run("before --pipes 500000 --threads 100 --limit 1")).isZero();

        int tornDown = lastLine().get("tornDown").asInt();
        assertThat(lastLine().get("complete").asBoolean()).isFalse();
        assertThat(lastLine().at("/left/pipes").asInt()).isEqualTo(500_000 - tornDown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "during",
                "before --pipes",
                "before --pipes 0",
                "before --pipes x",
                "after --pipes 99999999",
                "after --sweep --pipes 5"
            })
    void whatMakesNoSense_isRefused_withTheUsage(String line) {
        assertThat(run(line)).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("pipeclosure: ", "usage: pipeclosure before|after");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    private int run(String line) {
        return PipeClosure.run(
                line.isEmpty() ? new String[0] : line.split(" "),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private JsonNode lastLine() {
        return JsonMapper.shared().readTree(lines().get(lines().size() - 1));
    }
}
