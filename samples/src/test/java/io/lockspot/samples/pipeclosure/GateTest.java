package io.lockspot.samples.pipeclosure;

import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class GateTest {

    @Test
    void openGate_letsEverybodyInAtOnce() throws Exception {
        Gate gate = Variant.BEFORE.gate(2);
        Gauge gauge = new Gauge();
        CyclicBarrier all = new CyclicBarrier(20);
        try (Crowd crowd = Crowd.of(
                20,
                number -> gate.pass(number % 2, () -> {
                    gauge.enter();
                    await(all);
                    gauge.leave();
                }))) {
            crowd.join();
        }

        assertThat(gauge.peak()).isEqualTo(20);
        assertThat(gate.figures()).isEqualTo(LockFigures.NONE);
    }

    @Test
    void perCpuMutex_letsInOneForEachCpu() throws Exception {
        int cpus = 3;
        Gate gate = Variant.AFTER.gate(cpus);
        AtomicInteger[] inside = {new AtomicInteger(), new AtomicInteger(), new AtomicInteger()};
        AtomicInteger passed = new AtomicInteger();
        try (Crowd crowd = Crowd.of(20, number -> {
            for (int i = 0; i < 200; i++) {
                int cpu = number % cpus;
                gate.pass(cpu, () -> {
                    assertThat(inside[cpu].incrementAndGet()).isOne();
                    Thread.yield();
                    inside[cpu].decrementAndGet();
                    passed.incrementAndGet();
                });
            }
        })) {
            crowd.join();
        }

        assertThat(passed).hasValue(4_000);
        assertThat(gate.figures().acquisitions()).isEqualTo(4_000);
    }

    @Test
    void perCpuMutex_letsAllCpusWorkAtOnce() throws Exception {
        Gate gate = Variant.AFTER.gate(4);
        CyclicBarrier all = new CyclicBarrier(4);
        try (Crowd crowd = Crowd.of(4, cpu -> gate.pass(cpu, () -> await(all)))) {
            crowd.join();
        }

        assertThat(gate.figures()).isEqualTo(new LockFigures(4, 0, 0, 0));
    }

    @Test
    void workThatFails_leavesTheMutexFree() {
        Gate gate = Variant.AFTER.gate(1);
        Runnable failing = () -> {
            throw new IllegalStateException("failed");
        };

        assertThatThrownBy(() -> gate.pass(0, failing)).hasMessage("failed");
        gate.pass(0, () -> {});
        assertThat(gate.figures().acquisitions()).isEqualTo(2);
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
