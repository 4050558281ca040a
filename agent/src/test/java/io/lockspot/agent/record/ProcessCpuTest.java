package io.lockspot.agent.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ProcessCpuTest {

    @TempDir
    Path directory;

    @Test
    void userAndSystemTime_areReadBehindAnyName() throws IOException {
        Path stat = Files.writeString(
                directory.resolve("stat"),
                "42 (a) b (c)) S 1 42 42 0 -1 4194304 100 0 0 0 250 50 0 0 20 0 30 0 100 0 0\n");

        assertThat(new ProcessCpu(stat).nanos()).isEqualTo(3_000_000_000L);
    }

    @Test
    void whatIsMissingOrStrange_isUnknown() throws IOException {
        assertThat(new ProcessCpu(directory.resolve("none")).nanos()).isEqualTo(-1);
        assertThat(new ProcessCpu(Files.writeString(directory.resolve("odd"), "42")).nanos())
                .isEqualTo(-1);
    }

    @Test
    void thisProcess_hasUsedSome() {
        assertThat(ProcessCpu.ofThisProcess().nanos()).isPositive();
    }
}
