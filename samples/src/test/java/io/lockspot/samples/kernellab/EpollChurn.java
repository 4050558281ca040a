package io.lockspot.samples.kernellab;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.Native;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * The load of the kernel lab: threads that each open one socket after the other, let their own epoll instance watch it,
 * and close it without {@code EPOLL_CTL_DEL}. The threads share nothing in user space, so what they wait for is the
 * kernel's. It calls Netty's native epoll transport and has no C of its own.
 *
 * <p>Prints {@code running} when all threads are at work, and what was done, counted exactly, as one JSON object on the
 * last line of stdout. Runs for the given time, or until stdin ends. Exit codes: 0 fine, 1 failed, 2 wrong usage.
 */
public final class EpollChurn {

    private static final String USAGE = "usage: EpollChurn THREADS [SECONDS]";

    /** Written by one thread, read by the others. */
    private volatile boolean stopped;

    private EpollChurn() {}

    public static void main(String[] args) throws Exception {
        int threads;
        int seconds;
        try {
            if (args.length < 1 || args.length > 2) {
                throw new IllegalArgumentException("one or two arguments are wanted, not " + args.length);
            }
            threads = positive(args[0]);
            seconds = args.length > 1 ? positive(args[1]) : 0;
        } catch (IllegalArgumentException e) {
            System.err.println("epollchurn: " + e.getMessage() + "\n" + USAGE);
            System.exit(2);
            return;
        }
        try {
            System.out.println(new EpollChurn().run(threads, seconds));
        } catch (ExecutionException e) {
            System.err.println("epollchurn: " + e.getCause());
            System.exit(1);
        }
    }

    private static int positive(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException(text + " is below 1");
        }
        return number;
    }

    private String run(int threads, int seconds) throws InterruptedException, ExecutionException, IOException {
        // Loads the library, so that the threads do not queue on its class loader.
        Epoll.ensureAvailability();
        ExecutorService loops = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        try {
            List<Future<Long>> counts = new ArrayList<>();
            Callable<Long> loop = this::churn;
            for (int i = 0; i < threads; i++) {
                counts.add(loops.submit(loop));
            }
            System.out.println("running");
            awaitTheEnd(seconds);
            stopped = true;
            long connections = 0;
            for (Future<Long> count : counts) {
                connections += count.get();
            }
            return json(threads, connections, System.nanoTime() - start);
        } finally {
            stopped = true;
            loops.shutdown();
        }
    }

    private static void awaitTheEnd(int seconds) throws InterruptedException, IOException {
        if (seconds > 0) {
            TimeUnit.SECONDS.sleep(seconds);
            return;
        }
        while (System.in.read() >= 0) {
            // what it says does not matter, that it ends does
        }
    }

    /** Returns how many sockets this thread opened, registered and closed. */
    private Long churn() throws IOException {
        FileDescriptor epoll = Native.newEpollCreate();
        long connections = 0;
        try {
            while (!stopped) {
                Socket socket = Socket.newSocketDomain();
                Native.epollCtlAdd(epoll.intValue(), socket.intValue(), Native.EPOLLIN);
                socket.close();
                connections++;
            }
        } finally {
            epoll.close();
        }
        return connections;
    }

    private static String json(int threads, long connections, long wallTime) {
        return String.format(
                Locale.ROOT,
                "{\"schema\":\"lockspot.sample.epollchurn/1\",\"threads\":%d,"
                        + "\"counts\":{\"register\":%d,\"close\":%d},\"wallTime\":%d}",
                threads,
                connections,
                connections,
                wallTime);
    }
}
