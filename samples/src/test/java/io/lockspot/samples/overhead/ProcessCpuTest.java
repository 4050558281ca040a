package io.lockspot.samples.overhead;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ProcessCpuTest {

    @Test
    void userAndSystemTime_areFoundBehindAnyName() {
        String stat = "77 (a) R 9 (b) S 1 77 77 0 -1 4194560 1 2 3 4 150 25 7 8 20 0 31 0 99 1 2";

        assertThat(ProcessCpu.nanos(stat)).isEqualTo(1_750_000_000L);
    }

    @Test
    void thisProcess_hasUsedSome() throws Exception {
        assertThat(ProcessCpu.nanos(ProcessHandle.current().pid())).isPositive();
    }

    @Test
    void listsOfCores_areReadAsTheKernelWritesThem() {
        assertThat(Cores.parse("0-2,5,8-9")).isEqualTo(List.of(0, 1, 2, 5, 8, 9));
    }

    @Test
    void foreignText_hasNoControlCharacters() {
        assertThat(Printable.text("a\u001b[31m\n")).isEqualTo("a\\x1B[31m\\x0A");
    }

    @Test
    void unknownServers_areAnsweredWithTheKnown() {
        assertThatThrownBy(() -> ServerName.of("niq"))
                .isInstanceOf(BenchException.class)
                .hasMessageStartingWith("no server 'niq'; there are nio, tomcat,");
    }
}
