package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.model.Check;
import io.lockspot.analyzer.model.Check.State;
import io.lockspot.analyzer.model.Diagnosis;
import io.lockspot.analyzer.model.Hook;
import io.lockspot.analyzer.model.Jvm;
import io.lockspot.analyzer.report.DiagnosisWriter;
import io.lockspot.analyzer.report.Style;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Machines and processes as Linux describes them, made of files. */
class ChecksTest {

    private static final Jvm JVM = new Jvm(17, "com.acme.OrderServer");
    private static final String NOBODY = "Uid:\t65534\t65534\t65534\t65534\nSigCgt:\t0000000000000004\nState:\tS\n";

    @TempDir
    private Path root;

    private Proc process;

    @BeforeEach
    void anOrdinaryUser() throws IOException {
        process = new Proc(root, "17");
        file("proc/17/status", NOBODY + "CapEff:\t0000000000000000\n");
        file("proc/17/maps", "7f00 r-xp 0 0 0 /usr/lib/jvm/lib/server/libjvm.so\n");
        file("proc/17/cmdline", "java\0-jar\0orders.jar\0");
        file("proc/sys/kernel/osrelease", "6.1.0\n");
        file("proc/sys/kernel/perf_event_paranoid", "2\n");
        file("proc/sys/kernel/kptr_restrict", "1\n");
    }

    @Test
    void withoutPermissions_thereAreNoKernelFrames() {
        assertThat(kernel("perfEvents").state()).isEqualTo(State.LIMITED);
        assertThat(kernel("perfEvents").remedy()).contains("sysctl kernel.perf_event_paranoid=1");
        assertThat(kernel("kernelNames").state()).isEqualTo(State.LIMITED);
        assertThat(kernel("epollRelease").state()).isEqualTo(State.UNKNOWN);
    }

    @Test
    void capabilities_makeUpForSettings() throws IOException {
        file("proc/17/status", NOBODY + "CapEff:\t0000004400000000\n");

        assertThat(kernel("perfEvents").state()).isEqualTo(State.FINE);
        assertThat(kernel("kernelNames").state()).isEqualTo(State.FINE);
        assertThat(kernel("capabilities").found()).contains("CAP_PERFMON, CAP_SYSLOG");
    }

    @Test
    void theKernelsSymbols_tellHowItReleases() throws IOException {
        file("proc/kallsyms", "0 T eventpoll_release_file\n");
        assertThat(kernel("epollRelease").found()).startsWith("epmutex");

        file("proc/kallsyms", "0 T eventpoll_release_file\n0 t ep_clear_and_put\n");
        assertThat(kernel("epollRelease").found()).startsWith("refcount");
    }

    @Test
    void whereNothingMayExecute_noLibraryIsLoaded() throws IOException {
        file("proc/17/mounts", "x / ext4 rw 0 0\nx /dev/shm tmpfs rw,noexec 0 0\nx /data tmpfs rw,noexec 0 0\n");
        assertThat(room("temporaryFiles").state()).isEqualTo(State.FINE);

        file("proc/17/cmdline", "java\0-Djava.io.tmpdir=/data/tmp\0");
        assertThat(room("temporaryFiles").state()).isEqualTo(State.LIMITED);
        assertThat(room("temporaryFiles").remedy()).contains("-Djava.io.tmpdir=DIR");
    }

    @Test
    void limits_areThoseOfTheProcess() throws IOException {
        file("proc/17/cgroup", "0::/orders\n");
        file("sys/fs/cgroup/orders/cpu.max", "150000 100000\n");
        file("sys/fs/cgroup/orders/memory.max", "536870912\n");

        assertThat(room("limits").found()).endsWith("limited to 1.5 CPUs, limited to 512 MiB");
    }

    @Test
    void anotherUsersJvm_isRefused() throws IOException {
        file("etc/passwd", "nobody:x:65534:65534::/:/bin/false\n");

        assertThat(Preflight.refusal(JVM, process, 1000))
                .hasValueSatisfying(
                        r -> assertThat(r).contains("belongs to user nobody").contains("sudo -u nobody"));
        assertThat(Preflight.refusal(JVM, process, 0)).isEmpty();
        assertThat(Preflight.refusal(JVM, process, 65534)).isEmpty();
    }

    @Test
    void whatCannotBeAttachedTo_isLeftAlone() throws IOException {
        file("proc/17/environ", "A=b\0JAVA_TOOL_OPTIONS=-Xmx1g -XX:+DisableAttachMechanism\0");
        assertThat(refusal()).contains("-XX:+DisableAttachMechanism");

        file("proc/17/environ", "");
        file("proc/17/status", NOBODY.replace("SigCgt:\t0000000000000004", "SigCgt:\t0000000000000000"));
        assertThat(refusal()).contains("still starting");

        file("proc/17/status", NOBODY.replace("State:\tS", "State:\tT (stopped)"));
        assertThat(refusal()).contains("kill -CONT 17");

        file("proc/17/maps", "7f00 r-xp 0 0 0 /usr/bin/sleep\n");
        assertThat(refusal()).contains("no Java process");

        assertThat(Preflight.refusal(JVM, new Proc(root, "18"), 0)).contains("there is no process 17");
    }

    @Test
    void aDiagnosis_isTextAndJson() throws IOException {
        Check bad = new Check("x", "title", State.LIMITED, "found \u001b[2J", "do this");
        Diagnosis diagnosis = new Diagnosis(Optional.of(JVM), List.of(bad), List.of(), "unknown: why");
        StringWriter text = new StringWriter();
        StringWriter json = new StringWriter();

        DiagnosisWriter.text(diagnosis, false, Style.PLAIN, text);
        DiagnosisWriter.json(diagnosis, json);

        assertThat(text.toString())
                .isEqualTo("com.acme.OrderServer (pid 17)\n  limited  title  found \\x1b[2J\n"
                        + "                  do this\n\nHooks: unknown: why\n");
        assertThat(json.toString())
                .contains("\"schema\": \"lockspot.doctor/1\"")
                .contains("\"state\": \"limited\"");
    }

    /** Many at once, by the budget or an option, are told in one line. */
    @Test
    void hooksThatAreTurnedOff_areSaidToBe() throws IOException {
        String over = "the probes cost more than the budget";
        List<Hook> hooks = List.of(
                off("jdk-nio", "register", over),
                off("jdk-nio", "close", over),
                off("jdk-nio", "close", over),
                off("jdk-pipe", "close", over),
                off("j.u.c.", "lock-wait", "left out by lockWaits=none"));
        StringWriter text = new StringWriter();

        DiagnosisWriter.text(
                new Diagnosis(Optional.of(JVM), List.of(), hooks, "of the agent in it"), false, Style.PLAIN, text);

        assertThat(text.toString().replaceAll("\\s+", " "))
                .contains("implementation hooks turned off")
                .contains("turned off: 4 hooks (jdk-nio register, jdk-nio close, jdk-pipe close): " + over)
                .contains("turned off: j.u.c. lock-wait (Type.method): left out by lockWaits=none");
    }

    private static Hook off(String implementation, String operation, String reason) {
        return new Hook(implementation, operation, "Type", "method", "()V", "jdk17+", "turned off", reason);
    }

    private String refusal() {
        return Preflight.refusal(JVM, process, 0).orElse("");
    }

    private Check kernel(String id) {
        return the(new KernelChecks(process).all(), id);
    }

    private Check room(String id) {
        return the(new RoomChecks(process).all(), id);
    }

    private static Check the(List<Check> checks, String id) {
        return checks.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    private void file(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
