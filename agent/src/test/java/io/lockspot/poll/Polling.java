package io.lockspot.poll;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A program that uses its own selector: by several threads, and twice, the second time in a class loader of its own. */
public final class Polling {

    /** Of each loader; every thread does as many rounds. */
    public static final int THREADS = 3;

    private Polling() {}

    /**
     * The first argument is the number of rounds. With {@code blind} the second loader sees nothing of the agent, and is
     * the only one; with {@code wait} one thread goes on after the end.
     */
    public static void main(String[] args) throws Exception {
        int rounds = Integer.parseInt(args[0]);
        boolean blind = List.of(args).contains("blind");
        System.out.println("polled " + (blind ? 0 : poll(rounds)));
        try (Child loader = new Child(blind)) {
            Class<?> again = loader.loadClass(Polling.class.getName());
            System.out.println(
                    "polled again " + again.getMethod("poll", int.class).invoke(null, rounds));
        }
        System.out.println("half " + new HalfPoll.Whole().add(blind ? 2 : 1));
        while (List.of(args).contains("wait")) {
            rounds(1);
            Thread.sleep(1);
        }
    }

    /** Registers three times in each round, once in vain, changes once and closes once; one close more waits. */
    public static int poll(int rounds) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            threads.add(new Thread(() -> rounds(rounds)));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        closeWhileLocked(new EventPoll());
        return rounds * THREADS;
    }

    private static void rounds(int rounds) {
        EventPoll poll = new EventPoll();
        for (int i = 0; i < rounds; i++) {
            poll.add("one");
            poll.add("two", 2);
            try {
                poll.add("three", -1);
            } catch (IllegalArgumentException e) {
                poll.modify("one", i);
            }
            poll.close();
        }
    }

    private static void closeWhileLocked(EventPoll poll) throws InterruptedException {
        Thread closer = new Thread(poll::close);
        poll.lock.lock();
        try {
            closer.start();
            while (!poll.lock.hasQueuedThread(closer)) {
                Thread.onSpinWait();
            }
            Thread.sleep(20);
        } finally {
            poll.lock.unlock();
        }
        closer.join();
    }

    /** Loads these classes itself, instead of asking its parent. */
    private static final class Child extends URLClassLoader {

        private final boolean blind;

        Child(boolean blind) throws MalformedURLException {
            super(
                    new URL[] {
                        Path.of(System.getProperty("java.class.path").split(":")[0])
                                .toUri()
                                .toURL()
                    },
                    ClassLoader.getPlatformClassLoader());
            this.blind = blind;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (blind && name.startsWith("io.lockspot.agent.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
