package io.lockspot.samples.pipeclosure;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class KernelMapTest {

    private static final int CPUS = 3;
    private static final Pipe LEFT = new Pipe(0, 8);
    private static final Pipe MIDDLE = new Pipe(8, 8);
    private static final Pipe RIGHT = new Pipe(16, 8);

    @ParameterizedTest
    @EnumSource(Variant.class)
    void unmap_takesExactlyThatPipeOut_andGivesItsMemoryBack(Variant variant) {
        KernelMap map = threePipes(variant);

        assertThat(map.unmap(MIDDLE)).isEqualTo(memory(MIDDLE));
        assertThat(map.firstPages()).containsExactly(0, 16);
        assertThat(map.mappedPages()).isEqualTo(16);
        assertThat(map.unmap(LEFT)).isEqualTo(memory(LEFT));
        assertThat(map.unmap(RIGHT)).isEqualTo(memory(RIGHT));
        assertThat(map.mappedPages()).isZero();
    }

    @Test
    void onePageAtATime_tellsAllCpusForEachPage_inBulkOnce() {
        assertThat(workOfOneUnmap(Variant.BEFORE)).isEqualTo(new Work(1, 8, 8 * CPUS, 0));
        assertThat(workOfOneUnmap(Variant.AFTER)).isEqualTo(new Work(1, 1, CPUS, 0));
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void pipeThatIsNotThere_isRefused_andNothingChanges(Variant variant) {
        KernelMap map = threePipes(variant);
        map.unmap(MIDDLE);

        assertThatThrownBy(() -> map.unmap(MIDDLE)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> map.unmap(new Pipe(0, 4))).isInstanceOf(IllegalStateException.class);
        assertThat(map.firstPages()).containsExactly(0, 16);
        assertThat(map.mappedPages()).isEqualTo(16);
    }

    @Test
    void pageThatIsInUse_isNotMappedAgain() {
        PageTable table = new PageTable(4, 1);
        table.map(1, 7);

        assertThatThrownBy(() -> table.map(1, 8)).hasMessageContaining("page 1");
        assertThatThrownBy(() -> table.remove(0, 2, new int[2], 0)).hasMessageContaining("page 0");
    }

    /** Any order of mapping and unmapping, with buffers of any size, against a plain map. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void anyHistory_endsAsInThePlainModel(long seed) {
        Random random = new Random(seed);
        KernelMap map = new KernelMap(new PageTable(640, CPUS), 1 + random.nextInt(10));
        Map<Integer, Pipe> model = new TreeMap<>();
        for (int step = 0; step < 500; step++) {
            int place = 10 * random.nextInt(64);
            Pipe there = model.remove(place);
            if (there == null) {
                Pipe pipe = new Pipe(place, 1 + random.nextInt(10));
                map.map(pipe, memory(pipe));
                model.put(place, pipe);
            } else {
                assertThat(map.unmap(there)).isEqualTo(memory(there));
            }
            assertThat(map.firstPages()).isEqualTo(model.keySet());
            assertThat(map.mappedPages())
                    .isEqualTo(model.values().stream().mapToInt(Pipe::pages).sum());
        }
    }

    private static Work workOfOneUnmap(Variant variant) {
        KernelMap map = threePipes(variant);
        Work before = map.work();
        map.unmap(MIDDLE);
        return map.work().minus(before);
    }

    private static KernelMap threePipes(Variant variant) {
        KernelMap map = new KernelMap(new PageTable(24, CPUS), variant.pagesAtOnce());
        for (Pipe pipe : new Pipe[] {RIGHT, LEFT, MIDDLE}) {
            map.map(pipe, memory(pipe));
        }
        return map;
    }

    /** Numbers that tell which page they belong to. */
    private static int[] memory(Pipe pipe) {
        return IntStream.range(0, pipe.pages())
                .map(i -> 1_000 + pipe.firstPage() + i)
                .toArray();
    }
}
