package io.lockspot.analyzer.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two real kernels, with the global epmutex and without it: recordings by the agent, several of each, and one by perf. The
 * comparisons of several are made once for all tests.
 */
class CompareKernelLabTest {

    private static final int RUNS = 5;
    private static final String AFFECTED = "src/test/resources/kernel-lab/affected/";
    private static final String FIXED = "src/test/resources/kernel-lab/fixed/";
    private static final String EPMUTEX = "the kernel's global epmutex";

    private static final String GATE = "path:eventpoll_release_file > +5%";

    private static Compared fix;
    private static Compared swapped;

    @BeforeAll
    static void severalRunsASide() {
        fix = Compared.of(runs(AFFECTED), runs(FIXED), "--fail-on", "regression", "--fail-on", GATE);
        swapped = Compared.of(runs(FIXED), runs(AFFECTED), "--fail-on", "regression", "--fail-on", GATE);
    }

    private static List<String> runs(String side) {
        return IntStream.rangeClosed(1, RUNS)
                .mapToObj(run -> side + "agent-" + run + ".jfr.gz")
                .toList();
    }

    @Test
    void theFix_isAnImprovement_ofTheLockPath_withAnInterval() {
        assertThat(fix.verdict()).isEqualTo("IMPROVEMENT");
        assertThat(fix.headline()).contains("CPU time in " + EPMUTEX + " fell from");
        assertThat(fix.code()).as(fix.err()).isZero();
        JsonNode epmutex = watched(fix.document(), EPMUTEX);
        assertThat(epmutex.get("verdict").asString()).isEqualTo("IMPROVEMENT");
        assertThat(epmutex.get("q").asDouble()).isLessThan(0.001);
        assertThat(epmutex.get("after").asDouble()).isZero();
        assertThat(Compared.interval(epmutex).get(1))
                .as("of 100, at most one is left")
                .isLessThan(0.01);
    }

    @Test
    void theKernelsSwapped_failABuild() {
        assertThat(swapped.code()).as(swapped.err()).isEqualTo(4);
        assertThat(swapped.verdict()).isEqualTo("REGRESSION");
        assertThat(swapped.outcome("regression")).isEqualTo("FAIL");
        assertThat(swapped.outcome(GATE)).isEqualTo("FAIL");
        JsonNode epmutex = watched(swapped.document(), EPMUTEX);
        assertThat(epmutex.get("verdict").asString()).isEqualTo("REGRESSION");
        assertThat(Compared.interval(epmutex).get(0)).isGreaterThan(100);
    }

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
    void severalRunsOfDifferentKernels_areComparedWithALoudWarning() {
        assertThat(fix.headline()).contains(". NOT THE SAME before and after: the kernel");
        assertThat(fix.err()).isEmpty();
        assertThat(fix.one("warnings", "code", "different-kernelRelease")
                        .get("text")
                        .asString())
                .isEqualTo("NOT THE SAME: the kernel differs, before 6.1.0-50-cloud-amd64, after"
                        + " 6.1.0-56-cloud-amd64; what changed may be due to that");
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
