package io.lockspot.samples.overhead;

import io.lockspot.samples.load.Traffic;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A server under load that does not stop, in which the agent comes and goes. Used by one thread. */
final class ServedProcess implements AutoCloseable {

    /** Of the process's CPU time, what the compiler may take of a settled one. */
    private static final double STILL_COMPILING = 0.03;

    private static final long SLICE_MILLIS = 500;
    private static final Duration LONGEST = Duration.ofHours(2);

    private final Child child;
    private final Traffic traffic;
    private final AttachedAgent agent;

    ServedProcess(Child child, Path jar, Path work, int port, int concurrency) {
        this.child = child;
        agent = new AttachedAgent(child, jar, work);
        traffic = Traffic.to(port, concurrency, LONGEST);
    }

    /**
     * Has the agent there with these options, or none. Whatever was there before, classes are woven or unwoven: the
     * compiler has the same to do each time.
     */
    void change(Optional<String> options) throws IOException {
        if (agent.isThere()) {
            agent.detach();
        } else if (options.isEmpty()) {
            agent.attach("profiler=off");
            agent.detach();
        }
        if (options.isPresent()) {
            agent.attach(options.get());
        }
    }

    /**
     * Waits until the compiler has next to nothing to do.
     *
     * @param least not shorter, for all to be alike
     * @param most not longer: there are tools that keep the compiler busy
     */
    void settle(Duration least, Duration most) throws IOException, InterruptedException {
        long start = System.nanoTime();
        boolean settled = false;
        while (System.nanoTime() - start < least.toNanos() || !settled && System.nanoTime() - start < most.toNanos()) {
            ThreadTimes before = ThreadTimes.of(child.pid());
            TimeUnit.MILLISECONDS.sleep(SLICE_MILLIS);
            ThreadTimes after = ThreadTimes.of(child.pid());
            settled = after.since(before, ThreadKind.COMPILER) <= STILL_COMPILING * after.since(before);
        }
    }

    /** What it takes and serves from now on. */
    Reading measure(Duration window) throws IOException, InterruptedException {
        long start = System.nanoTime();
        long before = begun();
        long cpu = ProcessCpu.nanos(child.pid());
        ThreadTimes threads = ThreadTimes.of(child.pid());
        TimeUnit.NANOSECONDS.sleep(window.toNanos());
        long wall = System.nanoTime() - start;
        long connections = begun() - before;
        cpu = ProcessCpu.nanos(child.pid()) - cpu;
        ThreadTimes now = ThreadTimes.of(child.pid());
        if (connections == 0) {
            throw new BenchException("the server serves nobody" + child.lastWords());
        }
        return new Reading.Builder()
                .put(Metric.UNITS, connections)
                .put(Metric.CPU, (double) cpu / connections)
                .put(Metric.RATE, connections * 1e9 / wall)
                .put(Metric.BUSY, (double) cpu / wall)
                .put(Metric.SERVER_CPU, (double) now.since(threads, ThreadKind.SERVER) / connections)
                .put(Metric.SLEEPS, (double) now.sleepsSince(threads, ThreadKind.SERVER) / connections)
                .put(Metric.COMPILER_CPU, (double) now.since(threads, ThreadKind.COMPILER) / connections)
                .put(Metric.COLLECTOR_CPU, (double) now.since(threads, ThreadKind.COLLECTOR) / connections)
                .put(Metric.TOOL_CPU, (double) now.since(threads, ThreadKind.TOOL) / connections)
                .build();
    }

    private long begun() throws IOException, InterruptedException {
        try {
            return traffic.begun();
        } catch (IOException e) {
            throw new BenchException(e.getMessage() + child.lastWords());
        }
    }

    /** @throws BenchException when it does not end well */
    void end() throws IOException, InterruptedException {
        traffic.close();
        child.end();
    }

    @Override
    public void close() throws InterruptedException {
        traffic.close();
        child.close();
    }
}
