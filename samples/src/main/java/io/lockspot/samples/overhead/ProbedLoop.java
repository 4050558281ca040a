package io.lockspot.samples.overhead;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;

/**
 * A process that registers and closes as often as it can. Arguments: which loop, milliseconds to warm up at least,
 * milliseconds to measure. It prints a line of five numbers: turns of the loop, the thread's CPU time, the process's CPU time, the wall
 * time (of what was measured, times in nanoseconds), and the turns of the warm-up too.
 */
final class ProbedLoop {

    private static final int BATCH = 200;
    private static final int SLICE_MILLIS = 100;
    private static final int STILL = 3;
    private static final int LONGEST_WARM_UP = 10;

    private final OwnSelector own = new OwnSelector();
    private final Selector selector;
    private final boolean jdk;

    private ProbedLoop(boolean jdk) throws IOException {
        this.jdk = jdk;
        selector = jdk ? Selector.open() : null;
    }

    public static void main(String[] args) throws IOException {
        ProbedLoop loop = new ProbedLoop(args[0].equals(LoopWorkload.Kind.JDK.label()));
        long warmUp = loop.warmUp(Long.parseLong(args[1]));
        OperatingSystemMXBean process = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long wall = System.nanoTime();
        long all = process.getProcessCpuTime();
        long thread = threadCpu();
        long turns = loop.turn(Long.parseLong(args[2]));
        thread = threadCpu() - thread;
        all = process.getProcessCpuTime() - all;
        wall = System.nanoTime() - wall;
        System.out.println(turns + " " + thread + " " + all + " " + wall + " " + (turns + warmUp));
        if (loop.own.state() == 42) {
            System.out.println();
        }
    }

    private static long threadCpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Until the compiler has had nothing to do for a while, but not for ever: a tool may keep it busy. */
    private long warmUp(long millis) throws IOException {
        CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
        long turns = turn(millis);
        long before = compiler.getTotalCompilationTime();
        int still = 0;
        for (long passed = 0; still < STILL && passed < LONGEST_WARM_UP * millis; passed += SLICE_MILLIS) {
            turns += turn(SLICE_MILLIS);
            long now = compiler.getTotalCompilationTime();
            still = now == before ? still + 1 : 0;
            before = now;
        }
        return turns;
    }

    private long turn(long millis) throws IOException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long turns = 0;
        do {
            if (jdk) {
                channels();
            } else {
                calls();
            }
            turns += BATCH;
        } while (System.nanoTime() - end < 0);
        return turns;
    }

    private void calls() {
        for (int i = 0; i < BATCH; i++) {
            own.close(own.register(i));
        }
    }

    private void channels() throws IOException {
        for (int i = 0; i < BATCH; i++) {
            SocketChannel channel = SocketChannel.open();
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ);
            selector.selectNow();
            channel.close();
            selector.selectNow();
        }
    }
}
