package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockStats;
import io.lockspot.analyzer.model.Recording;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Waits of all sorts, as the JVM that runs this test records them. */
class LiveWaitsTest {

    @TempDir
    private Path temp;

    private static final class Box {
        private boolean full;

        synchronized void take() throws InterruptedException {
            while (!full) {
                wait();
            }
        }

        synchronized void put() {
            full = true;
            notifyAll();
        }
    }

    @Test
    void waitsForSomethingElseThanALock_haveATableOfTheirOwn() throws Exception {
        Path file = temp.resolve("waits.jfr");
        try (jdk.jfr.Recording recording = new jdk.jfr.Recording()) {
            for (String event : new String[] {"jdk.ThreadPark", "jdk.JavaMonitorWait"}) {
                recording.enable(event).withThreshold(Duration.ZERO).withStackTrace();
            }
            recording.start();
            waitForAll();
            recording.dump(file);
        }

        Recording read = Fixtures.read(file);

        String here = LiveWaitsTest.class.getName();
        assertThat(read.otherWaits())
                .extracting(LockStats::lock)
                .contains(
                        new Lock("LinkedBlockingQueue.take in " + here + ".takeFromQueue", LockKind.QUEUE),
                        new Lock("CountDownLatch.await in " + here + ".awaitLatch", LockKind.LATCH),
                        new Lock(
                                Box.class.getName() + ".wait in " + Box.class.getName() + ".take", LockKind.CONDITION));
        assertThat(read.locks())
                .extracting(LockStats::lock)
                .as("the only lock that a thread waited for")
                .contains(new Lock(ReentrantLock.class.getName() + " in " + here + ".takeLock", LockKind.JUC))
                .allMatch(l -> l.kind() == LockKind.JUC)
                .noneMatch(l -> l.name().contains("takeFromQueue") || l.name().contains("awaitLatch"));
        assertThat(read.samples())
                .extracting(s -> s.thread())
                .contains("lock-waiter")
                .doesNotContain("queue-waiter", "latch-waiter", "box-waiter");
    }

    private static void waitForAll() throws InterruptedException {
        LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
        CountDownLatch latch = new CountDownLatch(1);
        Box box = new Box();
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        Thread[] waiters = {
            waiter("queue-waiter", () -> takeFromQueue(queue)),
            waiter("latch-waiter", () -> awaitLatch(latch)),
            waiter("box-waiter", box::take),
            waiter("lock-waiter", () -> takeLock(lock))
        };
        for (Thread waiter : waiters) {
            while (waiter.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }
        queue.put("work");
        latch.countDown();
        box.put();
        lock.unlock();
        for (Thread waiter : waiters) {
            waiter.join();
        }
    }

    private interface Wait {
        void run() throws InterruptedException;
    }

    private static Thread waiter(String name, Wait wait) {
        Thread thread = new Thread(
                () -> {
                    try {
                        wait.run();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                name);
        thread.start();
        return thread;
    }

    private static void takeFromQueue(LinkedBlockingQueue<String> queue) throws InterruptedException {
        assertThat(queue.take()).isEqualTo("work");
    }

    private static void awaitLatch(CountDownLatch latch) throws InterruptedException {
        latch.await();
    }

    private static void takeLock(ReentrantLock lock) {
        lock.lock();
        lock.unlock();
    }
}
