package io.lockspot.analyzer.cli.bench;

import io.lockspot.analyzer.model.bench.CpuUse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** What is read from {@code /proc}. */
class ProcFilesTest {

    @Test
    void stat_isReadBehindANameThatLooksLikeMore() {
        Stat stat = Stat.parse("42 (a) R 1 2) S 7 42 41 0 -1 4194560 100 0 0 0 11 12 13 14 20 0 3 0 99");

        assertThat(stat.state()).isEqualTo("S");
        assertThat(stat.session()).isEqualTo(41);
        assertThat(stat.ticks()).isEqualTo(11 + 12 + 13 + 14);
    }

    @Test
    void stat_ofAProcessThatIsGone_isNothing() {
        assertThat(Stat.parse("").isZombie()).isTrue();
        assertThat(Stat.parse("").ticks()).isZero();
    }

    @Test
    void whoUsedTheCpus_isToldApart() {
        CpuClock began = CpuClock.parse("cpu  1000 0 0 5000 0 0 0 0 0 0\ncpu0 1 2 3\n", 300)
                .orElseThrow();
        CpuClock ended =
                CpuClock.parse("cpu  1500 10 40 5350 50 20 20 10 0 0\n", 700).orElseThrow();

        CpuUse use = ended.since(began).orElseThrow();

        assertThat(use.own()).isCloseTo(40, within(1e-9));
        assertThat(use.others()).isCloseTo(19, within(1e-9));
        assertThat(use.stolen()).isCloseTo(1, within(1e-9));
        assertThat(use.isDisturbed()).isTrue();
        assertThat(new CpuUse(95, 4, 1).isDisturbed()).isFalse();
    }

    @Test
    void aMachineThatTellsNothing_isNotAskedTwice() {
        assertThat(CpuClock.parse("", 0)).isEmpty();
        assertThat(CpuClock.parse("cpu 1 2 3", 0)).isEmpty();
    }

    @Test
    void listeningSockets_areFoundByTheirPort() {
        String table = """
                  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
                   0: 0100007F:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0
                   1: 0100007F:1F90 0100007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0
                   2: 0100007F:0050 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0
                """;

        assertThat(Listeners.sockets(table, 8080)).containsExactly("socket:[4711]");
        assertThat(Listeners.sockets("", 8080)).isEmpty();
    }
}
