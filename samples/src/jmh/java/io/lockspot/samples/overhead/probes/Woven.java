package io.lockspot.samples.overhead.probes;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** A method that a probe file names, and the same one without the agent; and what the clock costs, for comparison. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Woven {

    @Benchmark
    public void method(Allocated allocated) {
        work();
    }

    @Benchmark
    public long clock(Allocated allocated) {
        return System.nanoTime();
    }

    /** Not inlined, as the operations of a selector are not. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    void work() {
        // Nothing: the probe is what is measured.
    }
}
