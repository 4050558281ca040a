package io.lockspot.agent.victim;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;

/**
 * Eight threads that load classes, open selectors and register events of the flight recorder, all at once. The argument
 * says how the program ends.
 */
public final class Storming {

    private static final int THREADS = 8;

    /** What the JDK has not loaded yet, of many rooms. */
    private static final String[] CLASSES = {
        "java.util.concurrent.ForkJoinPool", "java.util.concurrent.Phaser", "java.util.Formatter",
        "java.time.format.DateTimeFormatter", "java.util.zip.GZIPInputStream", "java.text.DecimalFormat",
        "java.nio.channels.AsynchronousSocketChannel", "java.net.http.HttpClient", "java.util.Scanner",
        "java.util.stream.Collectors", "java.nio.channels.DatagramChannel", "java.net.ServerSocket",
        "java.util.logging.Logger", "javax.management.ObjectName", "java.util.concurrent.Exchanger",
        "java.math.BigDecimal"
    };

    private Storming() {}

    public static void main(String[] args) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<?>> done = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            done.add(threads.submit(() -> {
                barrier.await();
                storm(number);
                return null;
            }));
        }
        for (Future<?> thread : done) {
            thread.get();
        }
        threads.shutdown();
        System.out.println("done");
        switch (args[0]) {
            case "exit" -> System.exit(3);
            case "halt" -> Runtime.getRuntime().halt(4);
            case "wait" -> Thread.sleep(Long.MAX_VALUE);
            default -> {
                // Returns.
            }
        }
    }

    private static void storm(int number) throws Exception {
        for (int i = 0; i < CLASSES.length; i++) {
            Class.forName(CLASSES[(i + 2 * number) % CLASSES.length]);
            if (i % 4 == number % 4) {
                select();
                events(number);
                Proxy.newProxyInstance(
                        Storming.class.getClassLoader(),
                        new Class<?>[] {Runnable.class},
                        (proxy, method, given) -> null);
            }
        }
    }

    private static void select() throws IOException {
        Pipe pipe = Pipe.open();
        try (Selector selector = Selector.open();
                Pipe.SourceChannel source = pipe.source();
                Pipe.SinkChannel sink = pipe.sink()) {
            source.configureBlocking(false);
            source.register(selector, SelectionKey.OP_READ);
            selector.selectNow();
            sink.isOpen();
        }
    }

    private static void events(int number) {
        FlightRecorder.register(number % 2 == 0 ? Even.class : Odd.class);
        (number % 2 == 0 ? new Even() : new Odd()).commit();
    }

    static final class Even extends Event {}

    static final class Odd extends Event {}
}
