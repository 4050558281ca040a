package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Locks;
import io.lockspot.analyzer.explain.OperationRow;
import io.lockspot.analyzer.explain.Operations;
import io.lockspot.analyzer.explain.Per;
import io.lockspot.analyzer.explain.PerChoice;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.Recordings;
import io.lockspot.analyzer.read.TextRecordings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The fixtures but nginx's are of a program with two threads that open pairs of sockets, register one end, modify it, deregister
 * every fourth, and close both ends; at every tenth pair they deregister the other end, which never was registered. Each
 * thread closes descriptor −1 once, and at last its epoll instance.
 */
class SyscallsTest {

    private static final int THREADS = 2;

    @Test
    void operations_areWhatTheProgramDid() throws Exception {
        Recording recording = fixture("syscalls");
        int pairs = 200;

        assertThat(row(recording, "register").count()).isEqualTo(THREADS * pairs);
        assertThat(row(recording, "modify").count()).isEqualTo(THREADS * pairs);
        assertThat(row(recording, "deregister").count()).isEqualTo(THREADS * (pairs / 4 + pairs / 10));
        assertThat(row(recording, "deregister").errors()).isEqualTo(THREADS * pairs / 10);
        assertThat(row(recording, "close").count())
                .isBetween(THREADS * (2L * pairs + 2), THREADS * (2L * pairs + 2) + 9);
        assertThat(row(recording, "close").errors()).isEqualTo(THREADS);
        assertThat(row(recording, "close").stillRegistered()).isEqualTo(THREADS * pairs * 3 / 4);
        assertThat(recording.infos().get(0).environment())
                .containsEntry("epoll.syscall.notFound", Integer.toString(THREADS * pairs / 10));
        assertThat(TextRecordings.warningCodes(recording)).isSubsetOf("truncated-stacks");
    }

    @Test
    void nginx_closesWhatIsRegistered() throws Exception {
        Recording recording = fixture("nginx");
        int connections = 1_000;
        long listeningAnew = row(recording, "deregister").count();

        assertThat(row(recording, "close").count()).isEqualTo(connections);
        assertThat(row(recording, "close").stillRegistered()).isEqualTo(connections);
        assertThat(row(recording, "register").count()).isEqualTo(connections + listeningAnew);
        assertThat(TextRecordings.warningCodes(recording)).containsExactly("several-processes");
    }

    @Test
    void nginx_isReadPerClose() throws Exception {
        Recording recording = fixture("nginx");

        Breakdown cpu = Breakdown.of(recording, Measure.CPU, Selection.ALL);
        Per perClose =
                PerChoice.of("close").orElseThrow().in(recording, Measure.CPU).orElseThrow();

        assertThat(cpu.whole() / perClose.divisor().orElseThrow()).isEqualTo(cpu.whole() / 1_000.0);
        assertThat(perClose.unit(Measure.CPU)).isEqualTo("ns/close");
    }

    @Test
    void locksBesideSystemCalls_haveTheirNames() throws Exception {
        assertThat(Locks.of(fixture("nginx")))
                .extracting(row -> row.lock().name())
                .contains("socket lock", "ep->lock", "accept queue lock")
                .noneMatch(name -> name.contains(" in "));
    }

    @Test
    void clocksAndSystemCalls_liveInOneFile() throws Exception {
        Recording recording = fixture("syscalls");

        assertThat(recording.has(Measure.CPU)).isTrue();
        assertThat(recording.infos().get(0).contents().operations()).hasSize(4);
    }

    @Test
    void rawSystemCalls_areToldByTheirNumbers() throws Exception {
        Recording recording = fixture("raw-syscalls");
        int pairs = 40;

        assertThat(row(recording, "register").count()).isEqualTo(THREADS * pairs);
        assertThat(row(recording, "deregister").errors()).isEqualTo(THREADS * pairs / 10);
        assertThat(row(recording, "close").stillRegistered()).isEqualTo(THREADS * pairs * 3 / 4);
        assertThat(row(recording, "close").errors()).isEqualTo(THREADS);
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void sampledSystemCalls_areNoCounts() throws Exception {
        Recording recording = fixture("sampled-syscalls");

        assertThat(recording.operations()).isEmpty();
        assertThat(TextRecordings.warningCodes(recording)).contains("sampled-syscalls");
    }

    @Test
    void times_areFromTheBeginningToTheEnd() throws Exception {
        Recording recording = read(beginsToClose(7, "1.0")
                + endsToClose(7, "1.000002")
                + beginsToClose(7, "2.0")
                + endsToClose(7, "2.000004"));

        OperationRow close = row(recording, "close");
        assertThat(close.totalTime()).isEqualTo(6_000);
        assertThat(close.max()).isEqualTo(4_000);
        assertThat(close.p50()).isBetween(1_980L, 2_020L);
    }

    @Test
    void threads_doNotMix() throws Exception {
        Recording recording = read(beginsToClose(7, "1.0")
                + beginsToClose(8, "1.1")
                + endsToClose(8, "1.2")
                + exit(7, "1.4", "close", "0xfffffffffffffff7"));

        assertThat(row(recording, "close").totalTime()).isEqualTo(500_000_000);
        assertThat(row(recording, "close").errors()).isEqualTo(1);
    }

    @Test
    void callsAtTheEdges_areNeitherCountedNorLost() throws Exception {
        Recording recording =
                read(endsToClose(7, "1.0") + beginsToClose(7, "1.1") + endsToClose(7, "1.2") + beginsToClose(7, "1.3"));

        assertThat(row(recording, "close").count()).isEqualTo(1);
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void manyCallsWithoutTheirOtherEnd_leaveNothingToCount() throws Exception {
        Recording recording =
                read(beginsToClose(7, "1.0") + beginsToClose(7, "1.1") + endsToClose(7, "1.2") + endsToClose(7, "1.3"));

        assertThat(recording.operations()).isEmpty();
        assertThat(recording.warnings().get(0).text()).contains("2 system calls", "operations are not counted");
    }

    @Test
    void anotherThread_mayDeregisterAndClose() throws Exception {
        Recording recording = read(control(7, "1.0", 1, 5)
                + control(7, "1.1", 1, 6)
                + control(8, "1.2", 2, 5)
                + close(8, "1.3", 5)
                + close(8, "1.4", 6));

        assertThat(row(recording, "close").stillRegistered()).isEqualTo(1);
    }

    @Test
    void aNumber_thatIsUsedAgainWhileItsOldDescriptorIsReleased_isAnotherDescriptor() throws Exception {
        Recording recording = read(control(7, "1.0", 1, 5)
                + beginsToClose(7, "1.1")
                + control(8, "1.2", 1, 5)
                + endsToClose(7, "1.5")
                + close(8, "1.6", 5));

        assertThat(row(recording, "close").stillRegistered()).isEqualTo(2);
        assertThat(recording.warnings()).isEmpty();
    }

    @Test
    void closingTheEpollInstance_deregistersAll() throws Exception {
        Recording recording = read(control(7, "1.0", 1, 5) + close(7, "1.1", 3) + close(7, "1.2", 5));

        assertThat(row(recording, "close").stillRegistered()).isZero();
    }

    @Test
    void aModification_showsWhatWasRegisteredBefore() throws Exception {
        Recording recording = read(control(7, "1.0", 3, 5) + close(7, "1.1", 5));

        assertThat(row(recording, "close").stillRegistered()).isEqualTo(1);
    }

    @Test
    void processes_haveDescriptorsOfTheirOwn() throws Exception {
        Recording recording = read(control(7, "1.0", 1, 5) + close(7, "1.2", 5).replace("100/7", "200/9"));

        assertThat(row(recording, "close").stillRegistered()).isZero();
        assertThat(TextRecordings.warningCodes(recording)).containsExactly("several-processes");
    }

    @Test
    void withoutProcesses_registrationsAreUnknown() throws Exception {
        Recording recording = read((control(7, "1.0", 1, 5) + close(7, "1.1", 5)).replace("100/", ""));

        assertThat(row(recording, "close").stillRegistered()).isZero();
        assertThat(TextRecordings.warningCodes(recording)).containsExactly("no-process-ids");
    }

    @Test
    void registeringTwice_showsThatEventsWereLost() throws Exception {
        Recording recording = read(control(7, "1.0", 1, 5) + control(7, "1.1", 1, 5) + close(7, "1.2", 5));

        assertThat(TextRecordings.warningCodes(recording)).containsExactly("unseen-closes");
    }

    @Test
    void kernelsThatReleaseAfterTheCall_areToldByTheirStacks() throws Exception {
        Recording recording = read(close(7, "1.0", 5) + "w 100/7 [000] 1.1: 1000000 cpu-clock:\n"
                + "\t1 __fput ([kernel.kallsyms])\n\t1 task_work_run ([kernel.kallsyms])\n\n");

        assertThat(TextRecordings.warningCodes(recording)).containsExactly("release-after-close");
    }

    @ParameterizedTest
    @CsvSource({"x86_64, 3, 233", "aarch64, 57, 21"})
    void numbers_areThoseOfTheArchitecture(String architecture, int close, int control) throws Exception {
        String text = raw("enter: NR " + control + " (3, 1, 5, 7ff0)", 1)
                + raw("exit: NR " + control + " = 0", 2)
                + raw("enter: NR " + close + " (5, 0, 0, 0)", 3)
                + raw("exit: NR " + close + " = -5", 4);

        Recording recording = read("# arch : " + architecture + "\n" + text);

        assertThat(row(recording, "register").count()).isEqualTo(1);
        assertThat(row(recording, "close").stillRegistered()).isEqualTo(1);
        assertThat(row(recording, "close").errors()).isEqualTo(1);
        assertThat(TextRecordings.warningCodes(read(text))).containsExactly("unknown-architecture");
    }

    private static String raw(String payload, int at) {
        return "w 100/7 [000] " + at + ".0: raw_syscalls:sys_" + payload + "\n\n";
    }

    private static String control(int tid, String at, int change, int fd) {
        return enter(tid, at, "epoll_ctl", "epfd: 0x00000003, op: 0x" + change + ", fd: 0x" + fd + ", event: 0x7ffe")
                + exit(tid, at + "5", "epoll_ctl", "0x0");
    }

    private static String close(int tid, String at, int fd) {
        return enter(tid, at, "close", "fd: 0x" + fd) + exit(tid, at + "5", "close", "0x0");
    }

    private static String beginsToClose(int tid, String at) {
        return enter(tid, at, "close", "fd: 0x00000005");
    }

    private static String endsToClose(int tid, String at) {
        return exit(tid, at, "close", "0x0");
    }

    private static String enter(int tid, String at, String call, String payload) {
        return "w 100/" + tid + " [000] " + at + ": syscalls:sys_enter_" + call + ": " + payload + "\n\n";
    }

    private static String exit(int tid, String at, String call, String result) {
        return "w 100/" + tid + " [000] " + at + ": syscalls:sys_exit_" + call + ": " + result + "\n\n";
    }

    private static OperationRow row(Recording recording, String operation) {
        List<OperationRow> rows = Operations.of(recording).stream()
                .filter(r -> r.key().operation().equals(operation)
                        && r.key().implementation().equals("syscall"))
                .toList();
        assertThat(rows).as("%s in %s", operation, recording.warnings()).hasSize(1);
        return rows.get(0);
    }

    private static Recording fixture(String name) throws Exception {
        return Recordings.read(TextRecordings.resource("perf/" + name + ".perf-script.txt.gz"));
    }

    private static Recording read(String text) throws Exception {
        return TextRecordings.read(new PerfScriptReader(), text);
    }
}
