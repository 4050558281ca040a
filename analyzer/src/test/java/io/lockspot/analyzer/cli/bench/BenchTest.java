package io.lockspot.analyzer.cli.bench;

import io.lockspot.analyzer.cli.Progress;
import io.lockspot.analyzer.model.bench.BenchPlan;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

/** Servers that never come as far as to be measured. */
@Timeout(120)
class BenchTest {

    private static final Readiness AT_ONCE = new Readiness(Optional.empty(), Optional.empty(), Optional.empty());

    @TempDir
    Path temp;

    @BeforeAll
    static void linuxOnly() {
        assumeThat(Files.isDirectory(Path.of("/proc/self")))
                .as("the bench lives on /proc")
                .isTrue();
    }

    @Test
    void aServerThatDies_isQuoted() throws Exception {
        assertThatExceptionOfType(BenchException.class)
                .isThrownBy(() -> bench("echo starting; echo no such file >&2; exit 3", AT_ONCE, 60))
                .withMessageContaining("run before-1 ended before it was ready, exit code 3")
                .satisfies(e -> assertThat(e.lastLines()).containsExactly("starting", "no such file"));
    }

    @Test
    void aCommandThatIsNotThere_isCalledThat() {
        assertThatIOException()
                .isThrownBy(() -> bench("no-such-program-anywhere --port 1", AT_ONCE, 60))
                .withMessageContaining("exit code 127; the shell found no such command");
    }

    @Test
    void aServerThatDoesNotGetReady_isStopped() {
        Readiness never = new Readiness(Optional.empty(), Optional.of(Pattern.compile("serving")), Optional.empty());

        assertThatIOException()
                .isThrownBy(() -> bench("echo still starting; sleep 1000", never, 1))
                .withMessageContaining(
                        "was not ready within 1 s (--ready-timeout); last waited for: its readiness: output 'serving'");
    }

    @Test
    void whatRunsNoJvm_isCalledThat() {
        assertThatIOException()
                .isThrownBy(() -> bench("sleep 1000", AT_ONCE, 1))
                .withMessageContaining("last waited for: no JVM runs below the command");
    }

    @Test
    void aPortThatIsTaken_isNotMistakenForAServerThatIsReady() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Readiness port = new Readiness(
                    Optional.of(InetSocketAddress.createUnresolved("127.0.0.1", other.getLocalPort())),
                    Optional.empty(),
                    Optional.empty());

            assertThatIOException()
                    .isThrownBy(() -> bench("sleep 1000", port, 60))
                    .withMessageContaining("port 127.0.0.1:" + other.getLocalPort() + " is in use before run before-1");
        }
    }

    @Test
    void stop_reachesChildrenWhoseParentHasGone() throws Exception {
        ProcessTree tree = ProcessTree.start("(sleep 1000 &) ; exec sleep 1001", Map.of(), temp.resolve("log"));
        try (tree) {
            while (tree.members().size() < 2) {
                Thread.sleep(10);
            }

            assertThat(tree.stop(Duration.ofSeconds(60))).isEqualTo("SIGTERM");
            assertThat(tree.members()).isEmpty();
        }
    }

    @Test
    void stop_killsWhatDoesNotListen() throws Exception {
        ProcessTree tree =
                ProcessTree.start("trap '' TERM; echo deaf; while :; do sleep 1; done", Map.of(), temp.resolve("log"));
        try (tree) {
            while (LogFile.lines(tree.log()).isEmpty()) {
                Thread.sleep(10);
            }

            assertThat(tree.stop(Duration.ofMillis(300))).isEqualTo("SIGKILL");
            assertThat(tree.isAlive()).isFalse();
        }
    }

    private void bench(String command, Readiness readiness, int readySeconds) throws Exception {
        BenchPlan plan = new BenchPlan(
                command,
                command,
                1,
                Duration.ZERO,
                Optional.of(Duration.ofSeconds(1)),
                false,
                "",
                readiness.words(),
                "",
                false);
        BenchSettings settings = new BenchSettings(
                plan,
                readiness,
                Duration.ofSeconds(readySeconds),
                Duration.ofMinutes(1),
                Duration.ofMillis(500),
                "",
                temp.resolve("agent.jar"));
        Progress quiet = Progress.on(new PrintWriter(Writer.nullWriter()), true);
        try (Bench bench = new Bench(settings, BenchDirectory.named(temp.resolve("bench")), quiet)) {
            bench.run();
        }
    }
}
