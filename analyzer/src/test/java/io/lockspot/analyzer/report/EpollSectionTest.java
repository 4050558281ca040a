package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.EpollCalls;
import io.lockspot.analyzer.explain.EpollRow;
import io.lockspot.analyzer.explain.Explanation;
import io.lockspot.analyzer.explain.Operations;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said of epoll_ctl, of the delay before it, and of what the process was allowed. */
class EpollSectionTest {

    @Test
    void callsOfAllRecordings_areSummedAndSetBesideTheCloses() {
        RecordingBuilder into = new RecordingBuilder("r");
        epoll(into, "netty-epoll", "100", "350", "50", "5", "40");
        into.operation(new OperationKey("close", "netty-epoll")).addCounts(100, 0, 50, 0);
        epoll(into, "jdk-nio", "0", "0", "0", "0", "0");
        into.environment("epoll.hostile.adds", "a lot");

        List<EpollRow> rows = EpollCalls.of(into.build());

        assertThat(rows).containsExactly(new EpollRow("netty-epoll", 100, 350, 50, 5, 40, 100, 50));
        assertThat(rows.get(0).callsPerClose()).hasValue(5);
    }

    @Test
    void theTable_saysWhatWasInVain() throws IOException {
        RecordingBuilder into = new RecordingBuilder("r");
        epoll(into, "netty-epoll", "100", "350", "50", "5", "40");
        epoll(into, "jdk-nio", "7", "0", "7", "0", "0");
        into.operation(new OperationKey("close", "netty-epoll")).addCounts(100, 0, 50, 0);

        assertThat(operations(into.build())).endsWith("""
                Calls of epoll_ctl
                implementation  adds  modifies  deletes  not found  no change  closes  still registered  calls per close
                netty-epoll      100       350       50          5         40     100                50             5.00
                jdk-nio            7         0        7          0          0       0                 0                –
                8.75% in vain: not found (ENOENT), or changed nothing
                """);
    }

    @Test
    void timesOfASample_sayOfHowMany() throws IOException {
        RecordingBuilder into = new RecordingBuilder("r");
        OperationKey register = new OperationKey("register", "jdk-nio");
        Histogram delays = new Histogram(2);
        delays.recordValueWithCount(2_000, 32);
        into.operation(register).addCounts(100, 0, 0, 0);
        into.operation(register).addUntimed(90);
        into.operation(register).addDelays(64_000, 2_000, delays);

        assertThat(operations(into.build()))
                .contains(
                        "register (jdk-nio): 10 timed; ~ and quantiles are scaled to all, longest is of those timed\n")
                .contains("(scaled to 32)\n")
                .doesNotContain("measured");
    }

    @Test
    void delays_sayFromWhatToWhat() throws IOException {
        RecordingBuilder into = new RecordingBuilder("r");
        for (String operation : List.of("register", "modify", "release", "deregister")) {
            Histogram delays = new Histogram(2);
            delays.recordValue(2_000);
            into.operation(new OperationKey(operation, "jdk-nio")).addCounts(1, 0, 0, 0);
            into.operation(new OperationKey(operation, "jdk-nio")).addDelays(2_000, 2_000, delays);
        }

        assertThat(operations(into.build()))
                .contains("from register to epoll_ctl (jdk-nio): p50 2.0 µs")
                .contains("from modify to epoll_ctl (jdk-nio): p50 2.0 µs")
                .contains("from close to release (jdk-nio): p50 2.0 µs")
                .contains("until deregister (jdk-nio): p50 2.0 µs");
    }

    @Test
    void thePage_saysWhatTheProcessWasAllowed() throws IOException {
        RecordingBuilder into = new RecordingBuilder("r");
        into.environment("cpus", "2");
        into.environment("machineCpus", "64");
        into.environment("cgroup", "v2");
        into.environment("cpuLimit", "1500");
        into.environment("memoryLimit", "536870912");
        into.environment("permissions", "perf_event_paranoid=2, CAP_PERFMON=no");
        into.environment("lockWaits", "operations");

        assertThat(page(into.build()))
                .contains("2 CPUs, limited to 1.5 CPUs (cgroup v2), limited to 512 MiB")
                .contains("  the machine has 64 CPUs\n")
                .contains("  permissions: perf_event_paranoid=2, CAP_PERFMON=no\n")
                .contains("  waits for java.util.concurrent locks were measured below operations only");
    }

    @Test
    void aProcessWithoutLimits_isNotSaidToHaveSome() throws IOException {
        RecordingBuilder into = new RecordingBuilder("r");
        into.environment("cpus", "2");
        into.environment("machineCpus", "2");
        into.environment("cpuLimit", "0");
        into.environment("memoryLimit", "-5");
        into.environment("lockWaits", "all");

        assertThat(page(into.build()))
                .doesNotContain("limited")
                .doesNotContain("machine")
                .doesNotContain("lockWaits");
    }

    private static void epoll(RecordingBuilder into, String implementation, String... counts) {
        List<String> names = List.of("adds", "modifies", "deletes", "notFound", "redundant");
        for (int i = 0; i < counts.length; i++) {
            into.environment("epoll." + implementation + "." + names.get(i), counts[i]);
        }
    }

    private static String operations(Recording recording) throws IOException {
        return text(new Report.OfOperations(origin(recording), Operations.of(recording), EpollCalls.of(recording)));
    }

    private static String page(Recording recording) throws IOException {
        return text(new Report.Page(origin(recording), Explanation.of(recording, Optional.empty()), Report.Cut.NONE));
    }

    private static String text(Report report) throws IOException {
        StringBuilder out = new StringBuilder();
        TextWriter.write(report, Style.PLAIN, out);
        return out.toString();
    }

    private static Report.Origin origin(Recording recording) {
        return new Report.Origin(recording.infos(), recording.warnings());
    }
}
