package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/**
 * The profile of the mail that reported epmutex: nginx under a load of short connections. The mail gives five functions
 * with their shares, and leaves out what is between them; {@code seed.collapsed} is 10,000 samples built to those shares,
 * with the rest of such a server around them. Here they become a perf script, as the mail's author had one.
 */
class SeedTest {

    private static final Path COLLAPSED = Path.of("src/test/resources/collapsed/seed.collapsed");
    private static final String KERNEL = "_[k]";

    @TempDir
    static Path temp;

    private static Path perfScript;

    @BeforeAll
    static void writeTheScript() throws IOException {
        perfScript = Files.writeString(temp.resolve("seed.perf-script.txt"), perfScript());
    }

    @Test
    void breakdown_printsTheTreeOfTheMail() throws IOException {
        Run run = Run.lockspot(
                "breakdown", perfScript.toString(), "--root", "^entry_SYSCALL_64_after_hwframe", "--min", "20", "-q");
        Golden.check("seed-breakdown.txt", run.out());
        assertThat(run.out())
                .contains(
                        "83.17%  entry_SYSCALL_64_after_hwframe_[k]",
                        "└─66.96%  __fput_[k]",
                        "└─60.04%  eventpoll_release_file_[k]",
                        "└─58.41%  __mutex_lock_[k]",
                        "└─56.56%  osq_lock_[k]");
        assertThat(run.code()).isZero();
    }

    @Test
    void report_beginsWithTheMutex_andTheBound() throws IOException {
        Run run = Run.lockspot("report", perfScript.toString(), "--min", "20", "-q");
        Golden.check("seed-report.txt", run.out().replace(perfScript.toString(), "seed.perf-script.txt"));
        assertThat(run.out().replace('\n', ' '))
                .startsWith("58.4 % of CPU time is spent waiting for")
                .contains("(__fput → eventpoll_release_file → __mutex_lock → osq_lock)", "at most 2.4 times");
    }

    @Test
    void json_hasTheBound() {
        Run run = Run.lockspot("report", perfScript.toString(), "-o", "json");
        JsonNode signature =
                JsonMapper.shared().readTree(run.out()).get("signatures").get(0);
        assertThat(signature.get("id").asString()).isEqualTo("kernel-epmutex");
        assertThat(signature.get("share").asDouble()).isEqualTo(58.41, offset(1e-9));
        assertThat(signature.get("bound").asDouble()).isEqualTo(1 / (1 - 0.5841), offset(1e-9));
    }

    @Test
    void collapsed_hasTheSameShares_butNoBound() {
        Run run = Run.lockspot("report", COLLAPSED.toString(), "-o", "json");
        JsonNode signature =
                JsonMapper.shared().readTree(run.out()).get("signatures").get(0);
        assertThat(signature.get("share").asDouble()).isEqualTo(58.41, offset(1e-9));
        assertThat(signature.get("bound").isNull()).isTrue();
    }

    @Test
    void cycles_areCpuTimeToo_otherCountersAreNot() throws IOException {
        String script = perfScript();
        Path cycles = Files.writeString(temp.resolve("cycles.txt"), script.replace("cpu-clock:ppp:", "cycles:P:"));
        Path misses = Files.writeString(temp.resolve("misses.txt"), script.replace("cpu-clock:ppp:", "cache-misses:"));
        assertThat(bound(cycles).asDouble()).isEqualTo(1 / (1 - 0.5841), offset(1e-9));
        assertThat(bound(misses).isNull()).isTrue();
    }

    private static JsonNode bound(Path recording) {
        Run run = Run.lockspot("report", recording.toString(), "-o", "json");
        return JsonMapper.shared().readTree(run.out()).get("signatures").get(0).get("bound");
    }

    private static String perfScript() throws IOException {
        StringBuilder script = new StringBuilder();
        long micros = 0;
        for (String line : Files.readAllLines(COLLAPSED)) {
            int space = line.lastIndexOf(' ');
            String stack = stack(List.of(line.substring(0, space).split(";")));
            int count = Integer.parseInt(line.substring(space + 1));
            for (int i = 0; i < count; i++) {
                micros += 125;
                script.append(String.format(
                        Locale.ROOT,
                        "nginx %d [%03d] %d.%06d: 4000000 cpu-clock:ppp: \n%s\n",
                        1000 + i % 32,
                        i % 32,
                        micros / 1_000_000,
                        micros % 1_000_000,
                        stack));
            }
        }
        return script.toString();
    }

    /** Innermost frame first, as perf prints it. */
    private static String stack(List<String> frames) {
        StringBuilder stack = new StringBuilder();
        for (int i = frames.size() - 1; i >= 0; i--) {
            String frame = frames.get(i);
            boolean kernel = frame.endsWith(KERNEL);
            String name = kernel ? frame.substring(0, frame.length() - KERNEL.length()) : frame;
            stack.append(String.format(
                    Locale.ROOT,
                    "\tffffffff81%06x %s+0x%x (%s)\n",
                    i,
                    name,
                    16 + i,
                    kernel ? "[kernel.kallsyms]" : "/usr/sbin/nginx"));
        }
        return stack.toString();
    }
}
