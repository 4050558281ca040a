package io.lockspot.samples.readbench;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompilerLoadTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 20})
    void whatChanceWrites_compiles(long seed) throws Exception {
        CompilerLoad load = new CompilerLoad();
        List<Thread> threads = load.start(seed, 4);
        load.stop(threads);
    }
}
