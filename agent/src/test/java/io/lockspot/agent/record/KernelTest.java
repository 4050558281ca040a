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
    void profilerSettings_areFoundInTheHeadOfItsFile() {
        String head = "junk\3\6engine\3\13perf_events\3\15kernelSymbols\3\4true\3\3cut\3\11no";

        assertThat(AsyncProfile.setting(head, "engine")).isEqualTo("perf_events");
        assertThat(AsyncProfile.setting(head, "kernelSymbols")).isEqualTo("true");
        assertThat(AsyncProfile.setting(head, "other")).isEqualTo("unknown");
        assertThat(AsyncProfile.setting(head, "cut")).isEqualTo("unknown");
    }
}
