package io.lockspot.samples.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/** A real fix, recorded by the agent in runs before and after, is what the comparison says that it is. */
class CompareIT {

    private static final int RUNS = 3;

    /** On a machine that never let two threads meet, there is nothing to improve; nanoseconds in a run. */
    private static final long LEAST_WAIT = 1_000_000;

    @TempDir
    static Path temp;

    @BeforeAll
    static void runsOfTheEventPollBeforeAndAfterItsFix() throws Exception {
        for (int run = 1; run <= RUNS; run++) {
            for (String design : new String[] {"before", "after"}) {
                Path file = Files.createDirectories(temp.resolve(design)).resolve("run-" + run + ".jfr");
                ChildJvm.Ended ended = ChildJvm.java(Jdk.running(), temp)
                        .with("-javaagent:" + Products.agentJar() + "=profiler=off,file=" + file + ",probes="
                                + Products.HOME.resolve("samples/eventpoll.probes"))
                        .with("-cp", Products.samplesJar().toString())
                        .with("io.lockspot.samples.eventpoll.ConnectionRate", design, "4", "10000")
                        .run();
                assertThat(ended.exitCode()).as("%s", ended).isZero();
            }
        }
        for (int run = 1; run <= RUNS; run++) {
            assumeThat(lockWait(temp.resolve("before/run-" + run + ".jfr")))
                    .as("nanoseconds waited for locks in run %d: too little contention on this machine", run)
                    .isGreaterThan(LEAST_WAIT);
        }
    }

    @Test
    void theRemovedLock_isAnImprovementOfTheWaitsOfEveryClose() throws Exception {
        ChildJvm.Ended ended = compare("before", "after", "-o", "json");
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        JsonNode comparison = JsonMapper.shared().readTree(ended.out());

        assertThat(comparison.get("schema").asString()).isEqualTo("lockspot.compare/1");
        assertThat(comparison.get("denominator").get("operation").asString()).isEqualTo("close");
        JsonNode lockWait = lockWaitOfClose(comparison);
        assertThat(lockWait.get("verdict").asString()).as("%s", lockWait).isEqualTo("IMPROVEMENT");
        assertThat(lockWait.get("ratio").asDouble()).isLessThan(0.1);
    }

    @Test
    void theSidesSwapped_failAGate() throws Exception {
        ChildJvm.Ended ended = compare("after", "before", "--fail-on", "close.lockWait > +100%");

        assertThat(ended.exitCode()).as("%s", ended).isEqualTo(4);
        assertThat(ended.out()).contains("FAIL").contains("close.lockWait > +100%");
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

    private static JsonNode lockWaitOfClose(JsonNode comparison) {
        for (JsonNode change : comparison.get("operations")) {
            if (change.get("operation").asString().equals("close")
                    && change.get("metric").asString().equals("lockWait")) {
                return change;
            }
        }
        throw new AssertionError("no lock waits of close: " + comparison);
    }

    private static long lockWait(Path recording) throws Exception {
        ChildJvm.Ended ended = Products.lockspot(temp, "operations", recording.toString(), "-o", "json")
                .run();
        for (JsonNode operation : JsonMapper.shared().readTree(ended.out()).get("operations")) {
            if (operation.get("operation").asString().equals("close")) {
                return operation.get("lockWaitTime").asLong();
            }
        }
        return 0;
    }
}
