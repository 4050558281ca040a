package io.lockspot.samples.pipeclosure;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(120)
class KernelTest {

    private static final int PIPES = 1_000;
    private static final int CPUS = 2;

    /** Any part of the pipes, torn down by many threads in any order: what stays is the rest, in both variants. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void beforeAndAfter_leaveTheSameBehind(long seed) throws Exception {
        Random random = new Random(seed);
        int threads = 1 + random.nextInt(16);
        boolean[] closed = new boolean[PIPES];
        IntStream.range(0, PIPES).forEach(i -> closed[i] = random.nextInt(10) > 2);

        KernelState before = tornDown(Variant.BEFORE, closed, threads);
        KernelState after = tornDown(Variant.AFTER, closed, threads);

        Set<Integer> rest = IntStream.range(0, PIPES)
                .filter(i -> !closed[i])
                .mapToObj(i -> i * Kernel.PAGES_PER_PIPE)
                .collect(Collectors.toSet());
        assertThat(before.pipes()).isEqualTo(rest).isEqualTo(after.pipes());
        assertThat(before.mappedPages())
                .isEqualTo(rest.size() * Kernel.PAGES_PER_PIPE)
                .isEqualTo(after.mappedPages());
        assertThat(before.freePages()).doesNotHaveDuplicates().hasSize(closedPages(closed));
        assertThat(after.freePages()).doesNotHaveDuplicates().hasSize(closedPages(closed));
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void pipeThatTwoThreadsTearDown_isTornDownOnce(Variant variant) throws Exception {
        Kernel kernel = new Kernel(variant, PIPES * Kernel.PAGES_PER_PIPE, CPUS);
        List<Pipe> pipes = kernel.open(PIPES);
        int[] refused = new int[2];
        try (Crowd crowd = Crowd.of(2, number -> {
            for (Pipe pipe : pipes) {
                try {
                    kernel.tearDown(pipe, number);
                } catch (IllegalStateException e) {
                    refused[number]++;
                }
            }
        })) {
            crowd.join();
        }

        assertThat(refused[0] + refused[1]).isEqualTo(PIPES);
        assertThat(kernel.state().freePages()).isEqualTo(numbers(PIPES * Kernel.PAGES_PER_PIPE));
    }

    @Test
    void pipeThatIsGone_isRefused_andTheNextOneGoes() {
        Kernel kernel = new Kernel(Variant.AFTER, 2 * Kernel.PAGES_PER_PIPE, 1);
        List<Pipe> pipes = kernel.open(2);
        kernel.tearDown(pipes.get(0), 0);

        assertThatThrownBy(() -> kernel.tearDown(pipes.get(0), 0)).hasMessageContaining("not in the map");
        kernel.tearDown(pipes.get(1), 0);
        assertThat(kernel.state().pipes()).isEmpty();
    }

    private static KernelState tornDown(Variant variant, boolean[] closed, int threads) throws Exception {
        Kernel kernel = new Kernel(variant, PIPES * Kernel.PAGES_PER_PIPE, CPUS);
        List<Pipe> pipes = kernel.open(PIPES);
        try (Crowd crowd = Crowd.of(threads, number -> {
            for (int i = number; i < PIPES; i += threads) {
                if (closed[i]) {
                    kernel.tearDown(pipes.get(i), number % CPUS);
                }
            }
        })) {
            crowd.join();
        }
        return kernel.state();
    }

    private static int closedPages(boolean[] closed) {
        return Kernel.PAGES_PER_PIPE
                * (int) IntStream.range(0, PIPES).filter(i -> closed[i]).count();
    }

    private static int[] numbers(int count) {
        return IntStream.range(0, count).toArray();
    }
}
