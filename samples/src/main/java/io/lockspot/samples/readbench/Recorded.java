package io.lockspot.samples.readbench;

import java.io.IOException;
import one.profiler.AsyncProfiler;

/** How the inputs that are profiles are recorded. */
final class Recorded {

    private Recorded() {}

    /** A sample every 100 µs of CPU time, with kernel frames where they may be had. */
    static void start(AsyncProfiler profiler, String file) throws IOException {
        try {
            profiler.execute("start,event=cpu,interval=100us,jfr,file=" + file);
        } catch (IllegalStateException e) {
            profiler.execute("start,event=ctimer,interval=100us,jfr,file=" + file);
        }
    }
}
