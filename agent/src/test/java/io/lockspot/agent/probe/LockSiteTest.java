package io.lockspot.agent.probe;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class LockSiteTest {

    @Test
    void aLock_isKnownByTheClassAroundItsSynchronizer() {
        assertThat(LockSite.lockClass("java.util.concurrent.locks.ReentrantLock$NonfairSync"))
                .isEqualTo("java.util.concurrent.locks.ReentrantLock");
        assertThat(LockSite.lockClass("my.Latch")).isEqualTo("my.Latch");
    }

    @Test
    void itsName_saysWhereItIsTaken() {
        assertThat(LockSite.name("java.util.concurrent.locks.ReentrantLock", "Pool.take"))
                .isEqualTo("ReentrantLock in Pool.take");
        assertThat(LockSite.name("Latch", "")).isEqualTo("Latch");
    }

    @Test
    void theCaller_isTheFirstOutsideTheProbes() {
        // This test is in the probes' package, so the first one outside is who called it.
        assertThat(LockSite.ofCaller()).contains(".").doesNotContain("LockSite");
    }
}
