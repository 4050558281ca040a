package io.lockspot.samples.eventpoll;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The workload of the ready list: many event sources fire into one instance, one consumer waits for their events.
 *
 * <p>Each thread has sources of its own, so the ready list is the only thing that all of them share. The entries are
 * edge-triggered. The consumer ends when it has read as many events as were fired, whatever number of wake-ups that
 * took. Prints what it did as one JSON object, the last line on stdout; {@code wallTime} is the time, in nanoseconds,
 * from the first event until the last was read. Exit codes: 0 fine, 1 failed, 2 wrong usage.
 */
public final class ManySources {
    private static final String USAGE = "usage: ManySources before|after [SOURCE-THREADS [EVENTS-OF-EACH]]";
    private static final int SOURCES_OF_EACH = 8;
    private static final int MOST_AT_ONCE = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final String variant;
    private final int threads;
    private final int events;
    private final List<EventCounter> sources = new ArrayList<>();

    private ManySources(String variant, int threads, int events) {
        this.variant = variant;
        this.threads = threads;
        this.events = events;
    }

    public static void main(String[] args) throws InterruptedException {
        ManySources many;
        try {
            many = parse(args);
        } catch (IllegalArgumentException e) {
            System.err.println("manysources: " + e.getMessage() + "\n" + USAGE);
            System.exit(2);
            return;
        }
        try {
            System.out.println(many.run());
        } catch (IllegalStateException e) {
            System.err.println("manysources: " + e.getMessage());
            System.exit(1);
        }
    }

    private static ManySources parse(String[] args) {
        if (args.length < 1 || args.length > 3) {
            throw new IllegalArgumentException("one to three arguments are wanted, not " + args.length);
        }
        if (!args[0].equals("before") && !args[0].equals("after")) {
            throw new IllegalArgumentException("'" + args[0] + "' is neither before nor after");
        }
        return new ManySources(
                args[0], args.length > 1 ? positive(args[1]) : 8, args.length > 2 ? positive(args[2]) : 250_000);
    }

    private static int positive(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException(text + " is below 1");
        }
        return number;
    }

    private String run() throws InterruptedException {
        EventPoll poll = Design.REFERENCE_COUNT.open(
                variant.equals("before") ? ReadyLists.SPIN_LOCK : ReadyLists.READ_WRITE_LOCK);
        for (int i = 0; i < threads * SOURCES_OF_EACH; i++) {
            EventCounter source = new EventCounter();
            sources.add(source);
            poll.add(source, Interest.in(Ready.READABLE).edgeTriggered());
        }
        long start = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            List<EventCounter> own = sources.subList(i * SOURCES_OF_EACH, (i + 1) * SOURCES_OF_EACH);
            new Thread(() -> fire(own), "sources-" + i).start();
        }
        consume(poll);
        long wallTime = System.nanoTime() - start;
        sources.forEach(EventCounter::close);
        poll.close();
        return String.format(
                Locale.ROOT,
                "{\"schema\":\"lockspot.sample.manysources/1\",\"variant\":\"%s\",\"threads\":%d,"
                        + "\"counts\":{\"register\":%d,\"close\":%d,\"events\":%d},\"wallTime\":%d}",
                variant,
                threads,
                sources.size(),
                sources.size() + 1,
                fired(),
                wallTime);
    }

    private void fire(List<EventCounter> own) {
        for (int i = 0; i < events; i++) {
            own.get(i % own.size()).write(1);
        }
    }

    private void consume(EventPoll poll) throws InterruptedException {
        long read = 0;
        while (read < fired()) {
            List<Event> some = poll.await(MOST_AT_ONCE, PATIENCE);
            if (some.isEmpty()) {
                throw new IllegalStateException(read + " of " + fired() + " events were read, and none came for "
                        + PATIENCE.toSeconds() + " s");
            }
            for (Event event : some) {
                read += ((EventCounter) event.file()).read();
            }
        }
    }

    private long fired() {
        return (long) threads * events;
    }
}
