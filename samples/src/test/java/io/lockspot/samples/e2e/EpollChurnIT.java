package io.lockspot.samples.e2e;

import io.lockspot.samples.kernellab.EpollChurn;
import io.netty.channel.epoll.Epoll;
import java.io.OutputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The load of the kernel lab, on the kernel that runs the build: it does what it says, and the agent sees all of it. */
class EpollChurnIT {

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource
    void everySocket_isRegisteredAndClosedWhileStillRegistered(Jdk.Wanted wanted) throws Exception {
        Jdk jdk = wanted.orSkip();
        ChildJvm.Ended ended = churn(jdk, "-javaagent:" + Products.agentJar() + "=file=churn.jfr,profiler=off")
                .with("3", "4000")
                .run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        JsonNode counts = JsonMapper.shared().readTree(ended.lastLine()).get("counts");
        assertThat(counts.get("register").asLong()).isEqualTo(12_000);

        JsonNode operations = new Storm(temp.resolve("churn.jfr"), counts)
                .lockspot("operations")
                .get("operations");

        assertThat(operations)
                .extracting(o -> o.get("implementation").asString() + " "
                        + o.get("operation").asString() + " " + o.get("count").asLong() + " "
                        + o.get("stillRegistered").asLong())
                .containsExactlyInAnyOrder(
                        "netty-epoll register 12000 0",
                        "netty-epoll close 12000 12000",
                        "netty-epoll release 12000 12000");
    }

    @Test
    void withoutANumber_itRunsUntilStdinEnds() throws Exception {
        ChildJvm.Ended ended;
        try (ChildJvm child = churn(Jdk.running()).with("2").start()) {
            child.process().getOutputStream().close();
            ended = child.await();
        }
        JsonNode counts = JsonMapper.shared().readTree(ended.lastLine()).get("counts");

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        assertThat(ended.out()).startsWith("running\n");
        assertThat(counts.get("close").asLong())
                .isEqualTo(counts.get("register").asLong());
    }

    @Test
    void held_itBeginsWithALine() throws Exception {
        ChildJvm.Ended ended;
        try (ChildJvm child = churn(Jdk.running()).with("2", "100", "held").start()) {
            try (OutputStream stdin = child.process().getOutputStream()) {
                stdin.write('\n');
            }
            ended = child.await();
        }

        assertThat(ended.exitCode()).as("%s", ended).isZero();
        JsonNode counts = JsonMapper.shared().readTree(ended.lastLine()).get("counts");
        assertThat(counts.get("close").asLong()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 is below 1",
        "1 100 hold, '''hold'' is not ''held'''",
        "1 2 held 3, 'one to three arguments are wanted, not 4'"
    })
    void wrongArguments_areWrongUsage(String arguments, String message) throws Exception {
        ChildJvm.Ended ended = churn(Jdk.running()).with(arguments.split(" ")).run();

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.err()).contains(message, "usage: EpollChurn THREADS");
    }

    private ChildJvm churn(Jdk jdk, String... options) {
        assumeTrue(Epoll.isAvailable(), () -> "skipped: Netty's epoll cannot be used here: " + cause());
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return ChildJvm.java(jdk, temp).with(options).with("-cp", classPath, EpollChurn.class.getName());
    }

    private static String cause() {
        String reason = String.valueOf(Epoll.unavailabilityCause());
        System.out.println("Netty's epoll cannot be used here: " + reason);
        return reason;
    }
}
