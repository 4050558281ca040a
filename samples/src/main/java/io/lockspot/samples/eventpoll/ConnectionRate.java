package io.lockspot.samples.eventpoll;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The workload of the seed: event loops that each accept one connection after the other, watch it with their own
 * instance, and close it without a delete. Prints what it did as one JSON object, the last line on stdout. Exit codes: 0
 * fine, 1 failed, 2 wrong usage.
 */
public final class ConnectionRate {

    private static final String USAGE = "usage: ConnectionRate before|after [THREADS [CONNECTIONS-OF-EACH]]";

    private final Design design;
    private final int threads;
    private final int connections;

    private ConnectionRate(Design design, int threads, int connections) {
        this.design = design;
        this.threads = threads;
        this.connections = connections;
    }

    public static void main(String[] args) throws InterruptedException {
        ConnectionRate rate;
        try {
            rate = parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("connectionrate: " + e.getMessage() + "\n" + USAGE);
            System.exit(2);
            return;
        }
        try {
            System.out.println(rate.run());
        } catch (ExecutionException e) {
            System.err.println("connectionrate: " + e.getCause());
            System.exit(1);
        }
    }

    private static ConnectionRate parse(String[] args) {
        if (args.length < 1 || args.length > 3) {
            throw new IllegalArgumentException("one to three arguments are wanted, not " + args.length);
        }
        return new ConnectionRate(
                Design.valueOf(args[0].toUpperCase(Locale.ROOT)),
                args.length > 1 ? positive(args[1]) : 4,
                args.length > 2 ? positive(args[2]) : 200_000);
    }

    private static int positive(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException(text + " is below 1");
        }
        return number;
    }

    private String run() throws InterruptedException, ExecutionException {
        ExecutorService loops = Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                work.add(this::serve);
            }
            for (Future<Void> done : loops.invokeAll(work)) {
                done.get();
            }
        } finally {
            loops.shutdown();
        }
        long registered = (long) threads * connections;
        return String.format(
                Locale.ROOT,
                "{\"schema\":\"lockspot.sample.connectionrate/1\",\"design\":\"%s\",\"threads\":%d,"
                        + "\"counts\":{\"register\":%d,\"close\":%d},\"wallTime\":%d}",
                design.name().toLowerCase(Locale.ROOT),
                threads,
                registered,
                registered + threads,
                System.nanoTime() - start);
    }

    /** One event loop; its instance is closed too. */
    private Void serve() {
        EventPoll poll = design.open();
        for (int i = 0; i < connections; i++) {
            EventCounter connection = new EventCounter();
            poll.add(connection, Interest.in(Ready.READABLE));
            connection.close();
        }
        poll.close();
        return null;
    }
}
