package io.lockspot.samples.readbench;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ChildrenCpuTest {

    @Test
    void whatChildrenTook_isTheSumOfTwoFields_whateverTheProgramIsCalled() {
        assertThat(ChildrenCpu.nanos("7 (a (b) 1 2) S 1 7 7 0 -1 4194560 1 2 3 4 11 12 13 14 20 0 1 0 99"))
                .isEqualTo((13 + 14) * 10_000_000L);
    }
}
