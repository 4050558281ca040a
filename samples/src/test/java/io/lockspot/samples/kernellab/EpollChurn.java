package io.lockspot.samples.kernellab;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.Native;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The load of the kernel lab: threads that each open one socket after the other, let their own epoll instance watch it,
 * and close it without {@code EPOLL_CTL_DEL}. The threads share nothing in user space, so what they wait for is the
 * kernel's. It calls Netty's native epoll transport and has no C of its own.
 *
 * <p>Prints {@code running} when all threads are at work, and what was done, counted exactly, as one JSON object on the
 * last line of stdout. Each thread ends after the given number of connections, for a second of an emulated machine says
 * nothing about its work; without a number, when stdin ends. When it is held, the threads begin with the first line on
 * stdin: an agent, or a profiler, that is slow to start must not miss the work. Exit codes: 0 fine, 1 failed, 2 wrong
 * usage.
 */
public final class EpollChurn {

    private static final String USAGE = "usage: EpollChurn THREADS [CONNECTIONS-OF-EACH [held]]";

    private final int threads;
    private final long connections;
    private final boolean held;

    /** Written by one thread, read by the others. */
    private volatile boolean stopped;

    private EpollChurn(int threads, long connections, boolean held) {
        this.threads = threads;
        this.connections = connections;
        this.held = held;
    }

    public static void main(String[] args) throws Exception {
        EpollChurn churn;
        try {
            churn = parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("epollchurn: " + e.getMessage() + "\n" + USAGE);
            System.exit(2);
            return;
        }
        try {
            System.out.println(churn.run());
        } catch (ExecutionException e) {
            System.err.println("epollchurn: " + e.getCause());
            System.exit(1);
        }
    }

    private static EpollChurn parse(String[] args) {
        if (args.length < 1 || args.length > 3) {
            throw new IllegalArgumentException("one to three arguments are wanted, not " + args.length);
        }
        if (args.length == 3 && !args[2].equals("held")) {
            throw new IllegalArgumentException("'" + args[2] + "' is not 'held'");
        }
        return new EpollChurn(
                positive(args[0]), args.length > 1 ? positive(args[1]) : Long.MAX_VALUE, args.length == 3);
    }

    private static int positive(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException(text + " is below 1");
        }
        return number;
    }

    private String run() throws InterruptedException, ExecutionException, IOException {
        // Loads the library, so that the threads do not queue on its class loader.
        Epoll.ensureAvailability();
        if (held) {
            awaitLine();
        }
        ExecutorService loops = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        try {
            List<Future<Long>> counts = new ArrayList<>();
            Callable<Long> loop = this::churn;
            for (int i = 0; i < threads; i++) {
                counts.add(loops.submit(loop));
            }
            System.out.println("running");
            if (connections == Long.MAX_VALUE) {
                System.in.transferTo(OutputStream.nullOutputStream());
                stopped = true;
            }
            long sum = 0;
            for (Future<Long> count : counts) {
                sum += count.get();
            }
            return json(sum, System.nanoTime() - start);
        } finally {
            stopped = true;
            loops.shutdown();
        }
    }

    /** The end of stdin counts as a line. */
    private static void awaitLine() throws IOException {
        int read;
        do {
            read = System.in.read();
        } while (read != '\n' && read != -1);
    }

    /** One event loop; returns how many sockets it opened, registered and closed. */
    private Long churn() throws IOException {
        FileDescriptor epoll = Native.newEpollCreate();
        long done = 0;
        try {
            while (done < connections && !stopped) {
                Socket socket = Socket.newSocketDomain();
                Native.epollCtlAdd(epoll.intValue(), socket.intValue(), Native.EPOLLIN);
                socket.close();
                done++;
            }
        } finally {
            epoll.close();
        }
        return done;
    }

    private String json(long done, long wallTime) {
        return String.format(
                Locale.ROOT,
                "{\"schema\":\"lockspot.sample.epollchurn/1\",\"threads\":%d,"
                        + "\"counts\":{\"register\":%d,\"close\":%d},\"wallTime\":%d}",
                threads,
                done,
                done,
                wallTime);
    }
}
