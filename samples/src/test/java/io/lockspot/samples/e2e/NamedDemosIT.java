package io.lockspot.samples.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Every demo that has a name, small: the path to the lock can be read, and the fix does what it is said to do. */
class NamedDemosIT {

    /** The one that needs no name; {@link DemoIT} runs it. */
    private static final String USUAL = "closestorm";

    /**
     * What a demo must show.
     *
     * @param operations how much it does
     * @param path frames of one stack of the breakdown of before, callers first
     * @param measure what must be there before
     * @param timesAfter how many times as much that is as after; 0 if after there must be nothing, -1 if that is luck
     */
    private record Expected(String operations, List<String> path, String measure, double timesAfter) {}

    private static final int GONE = 0;
    private static final int LUCK = -1;

    private static final List<String> EPMUTEX =
            List.of("PollableFile.close", "EventPoll.releaseFile", "GlobalMutexPoll.releaseWatches", "Epmutex.lock");

    private static final Map<String, Expected> EXPECTED = Map.of(
            "epmutex", new Expected("200000", EPMUTEX, "lock-wait-per-close", GONE),
            "epmutex-rcu", new Expected("40000", EPMUTEX, "lock-wait-per-close", GONE),
            "ready-list",
                    new Expected(
                            "400000",
                            List.of("EventPoll.ready", "SpinLockReadyList.append", "EpLock.lock"),
                            "lock-wait-per-wakeup",
                            LUCK),
            "pipe-closure",
                    new Expected(
                            "1000",
                            List.of("Kernel.tearDown", "KernelMap.unmap", "WakeAllLock.lock"),
                            "cpu-messages-per-close",
                            8));

    @TempDir
    Path temp;

    @TempDir
    static Path shared;

    static List<String> named() throws InterruptedException {
        return listed().filter(name -> !name.equals(USUAL)).toList();
    }

    private static Stream<String> listed() throws InterruptedException {
        ChildJvm.Ended ended = Products.lockspot(shared, "demo", "--list").run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        return ended.out().lines().map(line -> line.split(" ")[0]);
    }

    @Test
    void list_hasTheUsualOneToo() throws Exception {
        assertThat(listed()).contains(USUAL).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("named")
    void demo_showsThePathToTheLock_andWhatTheFixDoes(String name) throws Exception {
        assertThat(EXPECTED).as("what the demos must show").containsKey(name);
        Expected expected = EXPECTED.get(name);

        JsonNode demo = demo(name, expected.operations);

        assertThat(demo.get("scenario").asString()).isEqualTo(name);
        assertThat(demo.get("warnings").toString()).doesNotContain("counts-differ");
        assertThat(demo.at("/report/breakdown/measure").asString()).isEqualTo("lock-wait");
        assertThat(hasPath(demo.at("/report/breakdown/tree"), expected.path, 0))
                .as("%s in %s", expected.path, demo.at("/report/breakdown/tree"))
                .isTrue();
        JsonNode measure = measure(demo, expected.measure);
        double before = measure.at("/before/median").asDouble();
        double after = measure.at("/after/median").asDouble();
        assertThat(before).isPositive();
        if (expected.timesAfter >= 0) {
            assertThat(after).isEqualTo(expected.timesAfter == GONE ? 0 : before / expected.timesAfter);
        }
        assertThat(demo.get("conclusion").asString()).endsWith("(one run each, so this may be noise).");
    }

    private JsonNode demo(String name, String operations) throws InterruptedException {
        ChildJvm.Ended ended = Products.lockspot(
                        temp, "demo", name, "--json", "--runs", "1", "--operations", operations)
                .run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        return JsonMapper.shared().readTree(ended.out());
    }

    /** Whether there is a way down the tree that passes the frames, from that one on, in their order. */
    private static boolean hasPath(JsonNode node, List<String> frames, int next) {
        int left = next < frames.size() && node.get("name").asString().endsWith(frames.get(next)) ? next + 1 : next;
        return left == frames.size()
                || StreamSupport.stream(node.get("children").spliterator(), false)
                        .anyMatch(child -> hasPath(child, frames, left));
    }

    private static JsonNode measure(JsonNode demo, String id) {
        return StreamSupport.stream(demo.get("measures").spliterator(), false)
                .filter(measure -> measure.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError(id + " is not in " + demo.get("measures")));
    }
}
