package io.lockspot.agent.victim;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * Makes very many short-lived selectors, class loaders, threads and virtual threads, which all meet probes, and prints
 * what is left of them: kilobytes of heap, descriptors and threads.
 */
public final class Churning {

    private static final int SELECTORS = 100_000;
    private static final int LOADERS = 10_000;
    private static final int THREADS = 10_000;

    private static final ReentrantLock LOCK = new ReentrantLock();

    private Churning() {}

    public static void main(String[] args) throws Exception {
        work();
        for (int i = 0; i < SELECTORS; i++) {
            Selector.open().close();
        }
        for (int i = 0; i < LOADERS; i++) {
            Class.forName(Loaded.class.getName(), true, new OneClass());
        }
        threads(null);
        Method virtual = virtual();
        if (virtual != null) {
            print("pinned", pinnedIn(() -> threads(virtual)));
        }
        print("heap", heap());
        print("descriptors", new File("/proc/self/fd").list().length);
        print("threads", Thread.getAllStackTraces().size());
    }

    /** How often a virtual thread kept its carrier while it waited, as the flight recorder tells. */
    private static long pinnedIn(Body body) throws Exception {
        Path file = Files.createTempFile("pinned", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO);
            recording.setToDisk(false);
            recording.start();
            body.run();
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
                    .count();
        } finally {
            Files.delete(file);
        }
    }

    private interface Body {
        void run() throws Exception;
    }

    private static void print(String what, long left) {
        System.out.println(what + " " + left);
    }

    private static void threads(Method virtual) throws Exception {
        int atOnce = 100;
        for (int i = 0; i < THREADS / atOnce; i++) {
            List<Thread> started = new ArrayList<>();
            for (int j = 0; j < atOnce; j++) {
                // Some meet the probes of channels, all those of locks.
                boolean works = j % 20 == 0;
                started.add(start(() -> meet(works), virtual));
            }
            for (Thread thread : started) {
                thread.join();
            }
        }
    }

    private static void meet(boolean works) {
        LOCK.lock();
        try {
            if (works) {
                work();
            }
        } finally {
            LOCK.unlock();
        }
    }

    private static Thread start(Runnable task, Method virtual) throws ReflectiveOperationException {
        if (virtual != null) {
            return (Thread) virtual.invoke(null, task);
        }
        Thread thread = new Thread(task);
        thread.start();
        return thread;
    }

    /** {@code Thread.startVirtualThread}, where there is one. */
    private static Method virtual() {
        try {
            return Thread.class.getMethod("startVirtualThread", Runnable.class);
        } catch (NoSuchMethodException e) {
            return null;
        }
    }

    private static void work() {
        try (Selector selector = Selector.open()) {
            Pipe pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipe.source().register(selector, SelectionKey.OP_READ);
            selector.selectNow();
            pipe.sink().close();
            pipe.source().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long heap() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() >> 10;
    }

    /** Takes a lock of its own and closes a channel, from a class that each loader has again. */
    public static final class Loaded {

        static {
            ReentrantLock lock = new ReentrantLock();
            lock.lock();
            lock.unlock();
            try {
                DatagramChannel.open().close();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        private Loaded() {}
    }

    /** Defines one class by itself. */
    private static final class OneClass extends ClassLoader {

        private static byte[] bytes;

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.equals(Loaded.class.getName())) {
                return super.loadClass(name, resolve);
            }
            try {
                if (bytes == null) {
                    String file = "/" + name.replace('.', '/') + ".class";
                    try (InputStream in = Churning.class.getResourceAsStream(file)) {
                        bytes = in.readAllBytes();
                    }
                }
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
