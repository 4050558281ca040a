package io.lockspot.samples.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.Pipe;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * A server under load that counts itself, in a storm of class loading, and does what it is told line by line. Connections
 * come and go all the time; pipes only when it is told.
 */
public final class AttachedVictim {

    /** Woven by the agent, and loaded here. */
    private static final List<String> WOVEN = List.of(
            "java.nio.channels.spi.AbstractSelectableChannel",
            "sun.nio.ch.EPollSelectorImpl",
            "sun.nio.ch.SocketChannelImpl",
            "java.util.concurrent.locks.AbstractQueuedSynchronizer");

    private static final AtomicLong STARTED = new AtomicLong();
    private static final AtomicLong FINISHED = new AtomicLong();
    /** For a class of another loader, which is of another package to the JVM. */
    public static final AtomicLong LOADED = new AtomicLong();

    private static final List<Pipe> HELD = new ArrayList<>();

    private static final List<Thread> PARKED = new ArrayList<>();
    private static final List<Socket> WAKERS = new ArrayList<>();
    private static final AtomicLong WOKEN = new AtomicLong();

    private static Instrumentation instrumentation;

    private AttachedVictim() {}

    /** Loaded over and over, by a loader of its own each time. */
    public static final class Loaded {
        private final Runnable task = () -> LOADED.incrementAndGet();

        void run() {
            task.run();
        }
    }

    public static void premain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    /** The agent that came last sees the bytes that the others made. */
    public static void agentmain(String arguments, Instrumentation given) {
        instrumentation = given;
    }

    public static void main(String[] args) throws Exception {
        for (int i = 0; i < 2; i++) {
            daemon(AttachedVictim::connectForEver);
        }
        daemon(AttachedVictim::loadForEver);
        System.out.println("ready");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try (Selector selector = Selector.open()) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                System.out.println(answer(line.split(" "), selector));
            }
        }
    }

    private static String answer(String[] words, Selector selector) throws Exception {
        switch (words[0]) {
            case "pipes" -> {
                for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                    close(open(selector), selector);
                }
                return "done";
            }
            case "hold" -> {
                for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                    HELD.add(open(selector));
                }
                return "held";
            }
            case "release" -> {
                for (Pipe pipe : HELD) {
                    close(pipe, selector);
                }
                HELD.clear();
                return "released";
            }
            case "park" -> {
                return park(Integer.parseInt(words[1]));
            }
            case "wake" -> {
                return wake();
            }
            case "connections" -> {
                return STARTED.get() + " " + FINISHED.get() + " " + LOADED.get();
            }
            case "threads" -> {
                return "threads"
                        + Thread.getAllStackTraces().keySet().stream()
                                .map(Thread::getName)
                                .filter(name -> name.contains("lockspot") || name.contains("rofiler"))
                                .collect(Collectors.joining(",", " ", ""));
            }
            case "bytes" -> {
                return "bytes " + bytes();
            }
            default -> throw new IllegalArgumentException(words[0]);
        }
    }

    /** Virtual threads, where there are any, that wait for their sockets. */
    private static String park(int threads) throws Exception {
        if (Runtime.version().feature() < 21) {
            return "none";
        }
        try (ServerSocket server = new ServerSocket(0, threads, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < threads; i++) {
                Socket waker = new Socket(server.getInetAddress(), server.getLocalPort());
                WAKERS.add(waker);
                Socket woken = server.accept();
                Runnable reader = () -> {
                    try (woken) {
                        WOKEN.addAndGet(woken.getInputStream().read());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                };
                PARKED.add((Thread) Thread.class
                        .getMethod("startVirtualThread", Runnable.class)
                        .invoke(null, reader));
            }
        }
        for (Thread thread : PARKED) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.sleep(1);
            }
        }
        return "woken " + threads;
    }

    private static String wake() throws Exception {
        WOKEN.set(0);
        for (Socket waker : WAKERS) {
            waker.getOutputStream().write(1);
        }
        for (Thread thread : PARKED) {
            thread.join();
        }
        for (Socket waker : WAKERS) {
            waker.close();
        }
        WAKERS.clear();
        PARKED.clear();
        return WOKEN.get() == 0 ? "none" : "woken " + WOKEN.get();
    }

    private static Pipe open(Selector selector) throws IOException {
        Pipe pipe = Pipe.open();
        for (SelectableChannel end : List.of(pipe.source(), pipe.sink())) {
            end.configureBlocking(false);
            end.register(selector, end == pipe.source() ? SelectionKey.OP_READ : 0);
        }
        selector.selectNow();
        return pipe;
    }

    private static void close(Pipe pipe, Selector selector) throws IOException {
        pipe.source().close();
        pipe.sink().close();
        selector.selectNow();
    }

    private static void connectForEver() throws Exception {
        try (Selector selector = Selector.open();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress("127.0.0.1", 0));
            while (true) {
                try (SocketChannel client = SocketChannel.open(server.getLocalAddress());
                        SocketChannel accepted = server.accept()) {
                    accepted.configureBlocking(false);
                    STARTED.incrementAndGet();
                    accepted.register(selector, SelectionKey.OP_READ);
                    FINISHED.incrementAndGet();
                    selector.selectNow();
                }
                selector.selectNow();
                Thread.sleep(1);
            }
        }
    }

    private static void loadForEver() throws Exception {
        byte[] classFile;
        try (InputStream in = AttachedVictim.class.getResourceAsStream("AttachedVictim$Loaded.class")) {
            classFile = in.readAllBytes();
        }
        while (true) {
            ClassLoader loader = new ClassLoader(AttachedVictim.class.getClassLoader()) {
                @Override
                protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                    return name.equals(Loaded.class.getName())
                            ? defineClass(name, classFile, 0, classFile.length)
                            : super.loadClass(name, resolve);
                }
            };
            Class<?> type = loader.loadClass(Loaded.class.getName());
            Object loaded = type.getConstructor().newInstance();
            var run = type.getDeclaredMethod("run");
            run.setAccessible(true);
            run.invoke(loaded);
            if (LOADED.get() % 20 == 0) {
                Thread.sleep(5);
            }
        }
    }

    /** A number that stands for the bytes of the woven classes as the JVM has them. */
    private static long bytes() throws Exception {
        AtomicLong sum = new AtomicLong();
        ClassFileTransformer looker = new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] classFile) {
                if (type != null && WOVEN.contains(type.getName())) {
                    sum.addAndGet(Arrays.hashCode(classFile));
                }
                return null;
            }
        };
        instrumentation.addTransformer(looker, true);
        try {
            for (String name : WOVEN) {
                instrumentation.retransformClasses(Class.forName(name));
            }
        } finally {
            instrumentation.removeTransformer(looker);
        }
        return sum.get();
    }

    private interface Task {
        void run() throws Exception;
    }

    private static void daemon(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (Exception e) {
                e.printStackTrace();
                System.exit(9);
            }
        });
        thread.setDaemon(true);
        thread.start();
    }
}
