package io.lockspot.samples.pipeclosure;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class BurstCacheTest {

    @ParameterizedTest
    @CsvSource({"4, 16", "32, 2"})
    void largerBursts_goToTheStockLessOften(int burst, int expected) {
        PageStock stock = new PageStock(64);
        BurstCache cache = new BurstCache(stock, burst);

        cache.take(64);

        assertThat(stock.operations()).isEqualTo(expected);
    }

    @Test
    void givingAndTakingInTurn_doesNotGoToTheStock() {
        PageStock stock = new PageStock(64);
        BurstCache cache = new BurstCache(stock, 4);
        int[] taken = cache.take(1);
        long operations = stock.operations();
        for (int i = 0; i < 100; i++) {
            cache.give(taken);
            taken = cache.take(1);
        }

        assertThat(stock.operations()).isEqualTo(operations);
    }

    @Test
    void emptyStock_isAnError() {
        BurstCache cache = new BurstCache(new PageStock(10), 4);
        cache.take(10);

        assertThatThrownBy(() -> cache.take(1)).hasMessage("no free page left");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyHistory_losesAndDoublesNoPage(long seed) {
        Random random = new Random(seed);
        PageStock stock = new PageStock(500);
        BurstCache[] caches = {new BurstCache(stock, 4), new BurstCache(stock, 1 + random.nextInt(32))};
        Deque<int[]> held = new ArrayDeque<>();
        for (int step = 0; step < 1_000; step++) {
            BurstCache cache = caches[random.nextInt(2)];
            if (held.size() < 20 && random.nextBoolean()) {
                held.add(cache.take(1 + random.nextInt(10)));
            } else if (!held.isEmpty()) {
                cache.give(held.remove());
            }
            IntStream inUse = held.stream().flatMapToInt(IntStream::of);
            assertThat(all(stock, caches, inUse)).isEqualTo(numbers(500));
        }
    }

    @Test
    void manyThreads_loseAndDoubleNoPage() throws Exception {
        PageStock stock = new PageStock(1_000);
        BurstCache[] caches = {new BurstCache(stock, 4), new BurstCache(stock, 32)};
        try (Crowd crowd = Crowd.of(12, number -> {
            for (int i = 0; i < 1_000; i++) {
                int[] taken = caches[(number + i) % 2].take(1 + i % 20);
                caches[number % 2].give(taken);
            }
        })) {
            crowd.join();
        }

        assertThat(all(stock, caches, IntStream.empty())).isEqualTo(numbers(1_000));
    }

    private static int[] all(PageStock stock, BurstCache[] caches, IntStream inUse) {
        IntStream cached = IntStream.concat(IntStream.of(caches[0].pages()), IntStream.of(caches[1].pages()));
        return IntStream.concat(IntStream.concat(cached, inUse), IntStream.of(stock.pages()))
                .sorted()
                .toArray();
    }

    private static int[] numbers(int count) {
        return IntStream.range(0, count).toArray();
    }
}
