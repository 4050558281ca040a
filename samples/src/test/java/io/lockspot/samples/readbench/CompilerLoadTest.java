package io.lockspot.samples.readbench;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompilerLoadTest {

    @Test
    void whatChanceWrites_compiles() throws Exception {
        CompilerLoad load = new CompilerLoad();
        List<Thread> threads = load.start(42, 2);
        load.stop(threads);
    }
}
