package io.lockspot.samples.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The demo on this machine: it finds the lock, and the fix removes it. */
class DemoIT {

    private static final String LOCK = "SelectorImpl.cancelledKeys";

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(Jdk.Wanted.class)
    void demo_namesTheLockItsWaitersAndItsOwner_andTheFixRemovesTheWait(Jdk.Wanted wanted) throws Exception {
        JsonNode demo = demo("--jdk", wanted.orSkip().home().toString());

        JsonNode lock = lock(demo.at("/report/locks"));
        assertThat(lock.get("kind").asString()).isEqualTo("monitor");
        assertThat(lock.get("waiters").toString())
                .contains("AbstractInterruptibleChannel.close")
                .contains("SelectorImpl.cancel");
        assertThat(lock.get("owners").toString()).contains("\"selector\"");

        JsonNode wait = measure(demo, "lock-wait-per-close");
        long before = wait.at("/before/median").asLong();
        long after = wait.at("/after/median").asLong();
        assertThat(before).isPositive().isGreaterThanOrEqualTo(5 * after);
        assertThat(demo.get("conclusion").asString()).contains(LOCK);
    }

    @Test
    void demo_leavesRecordingsLogsAndFlameGraphs() throws Exception {
        JsonNode files = demo().get("files");

        Path directory = temp.resolve(files.get("directory").asString());
        for (String name : new String[] {"before-1.jfr", "after-1.jfr", "before-1.log", "after-1.out"}) {
            assertThat(directory.resolve(name)).exists();
        }
        for (JsonNode page : files.get("reports")) {
            assertThat(Files.readString(temp.resolve(page.asString()))).contains("<html", "lockspot.report/1");
        }
        for (JsonNode page : files.get("flameGraphs")) {
            assertThat(Files.readString(temp.resolve(page.asString()))).contains("<html");
            // What is in it, it says when it is read again.
            ChildJvm.Ended read = Products.lockspot(
                            temp,
                            "breakdown",
                            "--measure",
                            "lock-wait",
                            temp.resolve(page.asString()).toString())
                    .run();
            assertThat(read.exitCode()).as("%s", read).isZero();
        }
    }

    private JsonNode demo(String... more) throws InterruptedException {
        ChildJvm.Ended ended = Products.lockspot(
                        temp, "demo", "--json", "--runs", "1", "--connections", "1500", "--rounds", "3")
                .with(more)
                .run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        JsonNode demo = JsonMapper.shared().readTree(ended.out());
        assertThat(demo.get("schema").asString()).isEqualTo("lockspot.demo/1");
        return demo;
    }

    private static JsonNode lock(JsonNode locks) {
        return StreamSupport.stream(locks.spliterator(), false)
                .filter(lock -> lock.get("name").asString().endsWith(LOCK))
                .findFirst()
                .orElseThrow(() -> new AssertionError(LOCK + " is not in " + locks));
    }

    private static JsonNode measure(JsonNode demo, String id) {
        return StreamSupport.stream(demo.get("measures").spliterator(), false)
                .filter(measure -> measure.get("id").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
