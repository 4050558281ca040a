package io.lockspot.agent.record;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class KernelTest {

    @TempDir
    private Path proc;

    @ParameterizedTest
    @CsvSource({
        "ep_clear_and_put, refcount",
        "ep_refcount_dec_and_test, refcount",
        "ep_free, epmutex",
        "ep_clear_and_put_something, epmutex"
    })
    void epollRelease_isToldFromFunctionNames(String function, String release) throws Exception {
        Files.writeString(
                proc.resolve("kallsyms"),
                "0000000000000000 T eventpoll_release_file\n0000000000000000 t " + function + "\n");

        assertThat(new Kernel(proc).epollRelease()).isEqualTo(release);
    }

    @Test
    void epollRelease_isFoundBehindAsManyNamesAsKernelsHave() throws Exception {
        StringBuilder symbols = new StringBuilder();
        for (int i = 0; i < 120_000; i++) {
            symbols.append("0000000000000000 t function_").append(i * 7919).append('\n');
        }
        Files.writeString(proc.resolve("kallsyms"), symbols + "0000000000000000 T eventpoll_release_file\n");
        assertThat(new Kernel(proc).epollRelease()).isEqualTo("epmutex");

        Files.writeString(
                proc.resolve("kallsyms"),
                symbols + "0000000000000000 T eventpoll_release_file\n" + symbols
                        + "0000000000000000 t ep_clear_and_put\n" + symbols);
        assertThat(new Kernel(proc).epollRelease()).isEqualTo("refcount");
    }

    @Test
    void aLineThatIsLongerThanAPiece_isReadOn() throws Exception {
        Files.writeString(proc.resolve("kallsyms"), "x".repeat(200_000) + " ep_clear_and_put\n");

        assertThat(new Kernel(proc).epollRelease()).isEqualTo("refcount");
    }

    @Test
    void epollRelease_isUnknownWithoutNames() throws Exception {
        assertThat(new Kernel(proc).epollRelease()).isEqualTo("unknown");

        Files.writeString(proc.resolve("kallsyms"), "");
        assertThat(new Kernel(proc).epollRelease()).isEqualTo("unknown");
    }

    @Test
    void restrictions_areReadOrUnknown() throws Exception {
        Files.createDirectories(proc.resolve("sys/kernel"));
        Files.writeString(proc.resolve("sys/kernel/perf_event_paranoid"), "2\n");

        assertThat(new Kernel(proc).restrictions()).isEqualTo("perf_event_paranoid=2, kptr_restrict=unknown");
        assertThat(new Kernel(proc).release()).isEqualTo("unknown");
    }

    @Test
    void permissions_areThoseOfThisProcess() throws Exception {
        Files.createDirectories(proc.resolve("self"));
        Files.writeString(proc.resolve("self/status"), "Name:\tjava\nCapEff:\t0000004000000000\nSeccomp:\t2\n");

        assertThat(new Kernel(proc).permissions())
                .isEqualTo("perf_event_paranoid=unknown, kptr_restrict=unknown, CAP_PERFMON=yes, CAP_SYSLOG=no,"
                        + " CAP_SYS_ADMIN=no, seccomp=filter");
        Files.writeString(proc.resolve("self/status"), "CapEff:\tmany\n");
        assertThat(new Kernel(proc).permissions()).endsWith("CAP_SYS_ADMIN=unknown, seccomp=unknown");
    }

    @Test
    void cpus_areThoseThatAreOn() throws Exception {
        assertThat(new Kernel(proc).cpus()).isZero();

        Files.writeString(proc.resolve("stat"), "cpu  1 2 3\ncpu0 1\ncpu12 1\nintr 3\ncpufreq 1\n");
        assertThat(new Kernel(proc).cpus()).isEqualTo(2);
    }

    @Test
    void profilerSettings_areFoundInTheHeadOfItsFile() {
        String head = "junk\3\6engine\3\13perf_events\3\15kernelSymbols\3\4true\3\3cut\3\11no";

        assertThat(AsyncProfile.setting(head, "engine")).isEqualTo("perf_events");
        assertThat(AsyncProfile.setting(head, "kernelSymbols")).isEqualTo("true");
        assertThat(AsyncProfile.setting(head, "other")).isEqualTo("unknown");
        assertThat(AsyncProfile.setting(head, "cut")).isEqualTo("unknown");
    }
}
