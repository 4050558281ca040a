package io.lockspot.samples.eventpoll;

import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * A program that works one of the designs hard and prints what it did as one JSON object, the last line on stdout. Exit
 * codes: 0 fine, 1 failed, 2 wrong usage.
 */
abstract class Load {
    private final String name = getClass().getSimpleName();
    private final LoadArguments arguments;
    private final Design design;

    Load(LoadArguments arguments, Design before, Design after) {
        this.arguments = arguments;
        this.design = arguments.isBefore() ? before : after;
    }

    static void main(
            Class<? extends Load> program, LoadArguments defaults, String[] args, Function<LoadArguments, Load> create)
            throws InterruptedException {
        String name = program.getSimpleName();
        LoadArguments arguments;
        try {
            arguments = LoadArguments.parse(args, defaults);
        } catch (IllegalArgumentException e) {
            System.err.println(name.toLowerCase(Locale.ROOT) + ": " + e.getMessage() + "\nusage: " + name
                    + " before|after [THREADS [CONNECTIONS-OF-EACH]]");
            System.exit(2);
            return;
        }
        try {
            System.out.println(create.apply(arguments).run());
        } catch (ExecutionException e) {
            System.err.println(name.toLowerCase(Locale.ROOT) + ": " + e.getCause());
            System.exit(1);
        }
    }

    /** The work of one thread, so many connections with an instance of its own. */
    abstract void serve(EventPoll poll, int connections) throws InterruptedException;

    /** What was done, as the inside of a JSON object: names and whole numbers. */
    abstract String counts(long threads, long connections);

    private String run() throws InterruptedException, ExecutionException {
        long wallTime = serveOnAllThreads();
        return String.format(
                Locale.ROOT,
                "{\"schema\":\"lockspot.sample.%s/1\",\"variant\":\"%s\",\"threads\":%d,\"counts\":{%s},\"wallTime\":%d}",
                name.toLowerCase(Locale.ROOT),
                arguments.variant(),
                arguments.threads(),
                counts(arguments.threads(), (long) arguments.threads() * arguments.each()),
                wallTime);
    }

    /** Nanoseconds until the last thread was done and all instances were gone. */
    private long serveOnAllThreads() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(arguments.threads());
        Callable<Void> loop = () -> {
            try (EventPoll poll = design.open()) {
                serve(poll, arguments.each());
            }
            return null;
        };
        try {
            long start = System.nanoTime();
            for (Future<Void> done : threads.invokeAll(Collections.nCopies(arguments.threads(), loop))) {
                done.get();
            }
            design.awaitDisposals();
            return System.nanoTime() - start;
        } finally {
            threads.shutdown();
        }
    }
}
