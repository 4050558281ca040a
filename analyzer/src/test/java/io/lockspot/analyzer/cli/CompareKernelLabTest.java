package io.lockspot.analyzer.cli;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Two real kernels, with the global epmutex and without it: one recording of each, by perf and by the agent. */
class CompareKernelLabTest {

    private static final String AFFECTED = "src/test/resources/kernel-lab/affected/";
    private static final String FIXED = "src/test/resources/kernel-lab/fixed/";
    private static final String EPMUTEX = "the kernel's global epmutex";

    private static Run compare(String before, String after, String... options) {
        String[] args = new String[5 + options.length];
        args[0] = "compare";
        args[1] = "--before";
        args[2] = before;
        args[3] = "--after";
        args[4] = after;
        System.arraycopy(options, 0, args, 5, options.length);
        return Run.lockspot(args);
    }

    @ParameterizedTest
    @CsvSource({"perf-script.txt.gz, SHARE", "agent-3.jfr.gz, OPERATION"})
    void theEpmutex_isGone_butOneRunASideConcludesNothing(String file, String denominator) {
        Run run = compare(AFFECTED + file, FIXED + file, "-o", "json");
        JsonNode comparison = JsonMapper.shared().readTree(run.out());

        assertThat(comparison.get("verdict").asString()).isEqualTo("INCONCLUSIVE");
        assertThat(comparison.get("denominator").get("kind").asString()).isEqualTo(denominator);
        assertThat(comparison.get("headline").asString()).contains("CPU time in " + EPMUTEX + " fell from");
        JsonNode epmutex = watched(comparison, EPMUTEX);
        assertThat(epmutex.get("costsBefore").get("share").asDouble()).isGreaterThan(5);
        assertThat(epmutex.get("after").asDouble()).isZero();
        assertThat(epmutex.get("ratio").asDouble()).isZero();
        assertThat(epmutex.get("interval").get(1).asDouble())
                .as("at most a tenth is left, whatever chance did in sampling")
                .isLessThan(0.1);
        assertThat(epmutex.get("p").isNull()).isTrue();
    }

    @Test
    void theSidesSwapped_doNotFailABuild() {
        Run run = compare(FIXED + "perf-script.txt.gz", AFFECTED + "perf-script.txt.gz", "--fail-on", "regression");

        assertThat(run.code()).isEqualTo(5);
    }

    @Test
    void theDifferentKernels_areNamed() {
        Run run = compare(AFFECTED + "agent-3.jfr.gz", FIXED + "agent-3.jfr.gz");

        assertThat(run.err()).contains("NOT THE SAME: the kernel differs, before 6.1.0-50-cloud-amd64");
    }

    private static JsonNode watched(JsonNode comparison, String name) {
        for (JsonNode change : comparison.get("watched")) {
            if (change.get("watch").asString().equals(name)
                    && change.get("measure").asString().equals("cpu")) {
                return change;
            }
        }
        throw new AssertionError(name + " is not watched: " + comparison.get("watched"));
    }
}
