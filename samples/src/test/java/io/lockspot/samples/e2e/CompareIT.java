package io.lockspot.samples.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * A real fix, recorded by the agent in runs before and after. Three runs on a busy machine may be too noisy for a verdict,
 * and the comparison says so; what was counted is as certain as ever.
 */
class CompareIT {

    private static final int RUNS = 3;

    private static final String LOCK = "EventPoll.epmutex";

    /** On a machine that hardly ever lets two threads meet, there is nothing to see. */
    private static final long LEAST_WAITS = 12;

    private static final long MUCH_MORE = 10;

    @TempDir
    static Path temp;

    @BeforeAll
    static void runsOfTheEventPollBeforeAndAfterItsFix() throws Exception {
        for (int run = 1; run <= RUNS; run++) {
            for (String design : new String[] {"before", "after"}) {
                Path file = Files.createDirectories(temp.resolve(design)).resolve("run-" + run + ".jfr");
                ChildJvm.Ended ended = ChildJvm.java(Jdk.running(), temp)
                        .with("-javaagent:" + Products.agentJar()
                                + "=profiler=off,timing=all,budget=off,jfr=before,file=" + file + ",probes="
                                + Products.HOME.resolve("samples/eventpoll.probes"))
                        .with("-cp", Products.samplesJar().toString())
                        .with("io.lockspot.samples.eventpoll.ConnectionRate", design, "4", "20000")
                        .run();
                assertThat(ended.exitCode()).as("%s", ended).isZero();
            }
        }
        for (int run = 1; run <= RUNS; run++) {
            assumeThat(waits(temp.resolve("before/run-" + run + ".jfr")))
                    .as("waits for %s in run %d: too little contention on this machine", LOCK, run)
                    .isGreaterThanOrEqualTo(LEAST_WAITS);
        }
    }

    @Test
    void theRemovedLock_isGone_perClose() throws Exception {
        ChildJvm.Ended ended = compare("before", "after", "-o", "json");
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        JsonNode comparison = JsonMapper.shared().readTree(ended.out());

        assertThat(comparison.get("schema").asString()).isEqualTo("lockspot.compare/1");
        assertThat(comparison.get("denominator").get("operation").asString()).isEqualTo("close");
        JsonNode wait = find(comparison.get("locks"), "name", LOCK);
        assertThat(wait.get("before").asDouble()).as("%s", wait).isPositive();
        assertThat(wait.get("after").asDouble()).as("%s", wait).isZero();
        assertThat(wait.get("ratio").asDouble()).as("%s", wait).isZero();
        assertThat(wait.get("verdict").asString()).as("%s", wait).isNotEqualTo("REGRESSION");
    }

    @Test
    void theSidesSwapped_failABuildThatDoesNotWantTheLock() throws Exception {
        List<Long> waits = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            waits.add(waits(temp.resolve("before/run-" + run + ".jfr")));
        }
        assumeThat(Collections.max(waits) / Collections.min(waits))
                .as("runs that wait %s times: too different for three to tell", waits)
                .isLessThan(MUCH_MORE);

        ChildJvm.Ended swapped = compare("after", "before", "--fail-on", "lock:epmutex.waitPerOperation > +10%");
        ChildJvm.Ended right = compare("before", "after", "--fail-on", "lock:epmutex.waitPerOperation > +10%");

        assertThat(swapped.exitCode()).as("%s", swapped).isEqualTo(4);
        assertThat(right.exitCode()).as("%s", right).isZero();
        assertThat(right.out()).contains("PASS          lock:epmutex.waitPerOperation > +10%: -100.0 %");
    }

    @Test
    void aGateThatNothingCanPass_fails() throws Exception {
        ChildJvm.Ended ended = compare("before", "after", "--fail-on", "close.mean > 0ns");

        assertThat(ended.exitCode()).as("%s", ended).isEqualTo(4);
        assertThat(ended.out()).contains("FAIL          close.mean > 0ns");
    }

    @Test
    void oneRunASide_decidesNothing() throws Exception {
        ChildJvm.Ended ended = compare("before/run-1.jfr", "after/run-1.jfr", "--fail-on", "regression");

        assertThat(ended.exitCode()).as("%s", ended).isEqualTo(5);
        assertThat(ended.out()).startsWith("INCONCLUSIVE");
    }

    private static ChildJvm.Ended compare(String before, String after, String... options) throws Exception {
        return Products.lockspot(temp, "compare", "--before", before, "--after", after)
                .with(options)
                .run();
    }

    private static JsonNode find(JsonNode rows, String field, String value) {
        for (JsonNode row : rows) {
            if (row.get(field).asString().equals(value)) {
                return row;
            }
        }
        throw new AssertionError(value + " is not in " + rows);
    }

    private static long waits(Path recording) throws Exception {
        ChildJvm.Ended ended = Products.lockspot(temp, "locks", recording.toString(), "-o", "json")
                .run();
        for (JsonNode lock : JsonMapper.shared().readTree(ended.out()).get("locks")) {
            if (lock.get("name").asString().equals(LOCK)) {
                return lock.get("waits").asLong();
            }
        }
        return 0;
    }
}
