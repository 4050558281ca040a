package io.lockspot.samples.overhead.probes;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What the thread that calls the probes allocates in an iteration. JMH's own figure is of all threads, those of the
 * recording and of JMH among them.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Allocated {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long before;

    @Setup(Level.Iteration)
    public void begin() {
        before = ofThisThread();
    }

    /** Bytes since the iteration began; below 0 for a virtual thread, of which the JVM does not know it. */
    public long bytesOfThread() {
        return before < 0 ? -1 : ofThisThread() - before;
    }

    private static long ofThisThread() {
        try {
            return THREADS.getCurrentThreadAllocatedBytes();
        } catch (UnsupportedOperationException virtual) {
            return -1;
        }
    }
}
