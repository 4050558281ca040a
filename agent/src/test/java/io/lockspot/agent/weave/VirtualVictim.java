package io.lockspot.agent.weave;

import io.lockspot.agent.probe.Call;
import io.lockspot.agent.probe.JdkPollerProbe;
import io.lockspot.agent.probe.JdkSocketProbe;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.management.ObjectName;

/** Virtual threads by the ten thousand that do what woven code does: each a little, then many at once inside a close. */
public final class VirtualVictim {

    private static final int PASSING = 20_000;
    private static final int INSIDE = 3_000;
    private static final int FD = 5_000;

    private final Tally tally = new Tally();

    private VirtualVictim() {}

    public static void main(String[] args) throws Exception {
        VirtualVictim victim = new VirtualVictim();
        victim.passing();
        victim.inside();
        victim.tally.print();
        System.out.println("done");
    }

    /** Each registers once, and lives on. */
    private void passing() throws Exception {
        CountDownLatch passed = new CountDownLatch(PASSING);
        CountDownLatch end = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < PASSING; i++) {
            int fd = FD + i;
            threads.add(SocketVictim.startVirtual(() -> {
                register(fd);
                passed.countDown();
                await(end);
                deregister(fd);
            }));
        }
        passed.await();
        System.out.println("states " + instances("io.lockspot.agent.probe.PerThread"));
        end.countDown();
        join(threads);
        tally.did("jdk-poller.register", PASSING);
        tally.did("jdk-poller.deregister", PASSING);
    }

    /** All are inside their close at once, unmounted, and go on wherever they are put. */
    private void inside() throws Exception {
        CountDownLatch entered = new CountDownLatch(INSIDE);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < INSIDE; i++) {
            int fd = FD + i;
            threads.add(SocketVictim.startVirtual(() -> {
                Call close = JdkSocketProbe.enterClose();
                entered.countDown();
                await(entered);
                Call release = JdkSocketProbe.enterRelease(fd);
                release.thread.depth = release.index;
                JdkSocketProbe.exitRelease(release, true, null);
                close.thread.depth = close.index;
                JdkSocketProbe.exitClose(close, null);
            }));
        }
        join(threads);
        tally.did("jdk-socket.close", INSIDE);
        tally.did("jdk-socket.release", INSIDE);
        tally.did("jdk-socket.release.delays", INSIDE);
        System.out.println("lateStates " + instances("io.lockspot.agent.probe.PerThread"));
    }

    private static void register(int fd) {
        Call call = JdkPollerProbe.enterRegister(fd);
        call.thread.depth = call.index;
        JdkPollerProbe.exit(call, null);
    }

    private static void deregister(int fd) {
        Call call = JdkPollerProbe.enterDeregister(fd);
        call.thread.depth = call.index;
        JdkPollerProbe.exit(call, null);
    }

    /** Reachable ones: a histogram collects garbage first. */
    private static long instances(String type) throws Exception {
        String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
        return histogram
                .lines()
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length >= 4 && columns[3].equals(type))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    private static void join(List<Thread> threads) throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
