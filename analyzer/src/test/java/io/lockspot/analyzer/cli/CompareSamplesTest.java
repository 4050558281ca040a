package io.lockspot.analyzer.cli;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Recordings of the samples, before and after their fix: each fix is found on the path of its lock, in both directions. Of
 * all that was measured nothing is said here: four selectors instead of one make other things dearer on a busy machine.
 */
class CompareSamplesTest {

    private static final int RUNS = 5;

    @ParameterizedTest
    @CsvSource({"closestorm, SelectorImpl.cancelledKeys", "epmutex, EventPoll.epmutex"})
    void theFix_isAnImprovement_ofTheLockPath_withAnInterval(String sample, String lock) {
        Compared fix = Compared.of(runs(sample, "before"), runs(sample, "after"), "--fail-on", gate(lock));

        assertThat(fix.code()).as(fix.err()).isZero();
        assertThat(fix.outcome(gate(lock))).isEqualTo("PASS");
        assertThat(fix.document().get("denominator").get("operation").asString())
                .isEqualTo("close");
        assertThat(fix.headline()).contains("the wait for " + lock + " per close fell from");
        JsonNode wait = fix.one("locks", "name", lock);
        assertThat(wait.get("metric").asString()).isEqualTo("waitPerOperation");
        assertThat(wait.get("verdict").asString()).isEqualTo("IMPROVEMENT");
        assertThat(wait.get("q").asDouble()).isLessThan(0.05);
        assertThat(Compared.interval(wait).get(1)).as("at most a tenth is left").isLessThan(0.1);
        assertThat(fix.rows("paths").filter(p -> isOf(p, lock)))
                .as("the path that waits, in %s", fix.document().get("paths"))
                .isNotEmpty()
                .allSatisfy(p -> assertThat(p.get("verdict").asString()).isEqualTo("IMPROVEMENT"))
                .allSatisfy(p -> assertThat(Compared.interval(p).get(1)).isLessThan(0.9));
    }

    @ParameterizedTest
    @CsvSource({"closestorm, SelectorImpl.cancelledKeys", "epmutex, EventPoll.epmutex"})
    void theSidesSwapped_failABuild(String sample, String lock) {
        Compared swapped = Compared.of(
                runs(sample, "after"), runs(sample, "before"), "--fail-on", "regression", "--fail-on", gate(lock));

        assertThat(swapped.code()).as(swapped.err()).isEqualTo(4);
        assertThat(swapped.verdict()).as(swapped.headline()).isEqualTo("REGRESSION");
        assertThat(swapped.outcome("regression")).isEqualTo("FAIL");
        assertThat(swapped.outcome(gate(lock))).isEqualTo("FAIL");
        JsonNode wait = swapped.one("locks", "name", lock);
        assertThat(wait.get("verdict").asString()).isEqualTo("REGRESSION");
        assertThat(Compared.interval(wait).get(0)).isGreaterThan(10);
    }

    private static boolean isOf(JsonNode path, String lock) {
        return path.get("measure").asString().equals("lock-wait")
                && path.get("path").toString().contains(lock);
    }

    private static String gate(String lock) {
        return "lock:" + lock + ".waitPerOperation > +10%";
    }

    private static List<String> runs(String sample, String side) {
        return IntStream.rangeClosed(1, RUNS)
                .mapToObj(run -> "src/test/resources/compare/" + sample + "/" + side + "/run-" + run + ".jfr.gz")
                .toList();
    }
}
