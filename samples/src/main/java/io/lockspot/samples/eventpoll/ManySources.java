package io.lockspot.samples.eventpoll;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The workload of the ready list's seed: many event sources fire into one instance, and one consumer waits for their
 * events. Before is the spin lock, after the read-write lock.
 *
 * <p>Each thread has sources of its own and never waits for the consumer. The entries are edge-triggered: what a source
 * fires before the consumer comes for it is delivered together. The consumer looks how far a source has come, but does
 * not read it: reading would take the lock that the source holds while it fires, and show that one instead. The end is
 * when the consumer has seen as many events as were fired: were one lost, it would wait in vain, and fail. Prints what it did as one JSON object, the
 * last line on stdout: {@code delivered} is how many times a source was handed out, {@code wallTime} the nanoseconds
 * from the first event until the last one was seen. Exit codes: 0 fine, 1 failed, 2 wrong usage.
 */
public final class ManySources {
    private static final LoadArguments DEFAULTS = new LoadArguments("before", 8, 250_000);
    private static final String USAGE = "usage: ManySources before|after [SOURCE-THREADS [EVENTS-OF-EACH]]";
    private static final int SOURCES_OF_EACH = 8;
    private static final int MOST_AT_ONCE = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LoadArguments arguments;
    private final long fired;
    private final List<EventCounter> sources;
    private final EventPoll poll;
    private final Map<PollableFile, Long> seen = new HashMap<>();
    private long events;
    private long delivered;

    private ManySources(LoadArguments arguments) {
        this.arguments = arguments;
        fired = (long) arguments.threads() * arguments.each();
        sources = Stream.generate(EventCounter::new)
                .limit((long) arguments.threads() * SOURCES_OF_EACH)
                .toList();
        poll = Design.REFERENCE_COUNT.open(arguments.isBefore() ? ReadyLists.SPIN_LOCK : ReadyLists.READ_WRITE_LOCK);
    }

    public static void main(String[] args) throws InterruptedException {
        LoadArguments arguments;
        try {
            arguments = LoadArguments.parse(args, DEFAULTS);
        } catch (IllegalArgumentException e) {
            System.err.println("manysources: " + e.getMessage() + "\n" + USAGE);
            System.exit(2);
            return;
        }
        try {
            System.out.println(new ManySources(arguments).run());
        } catch (IllegalStateException e) {
            System.err.println("manysources: " + e.getMessage());
            System.exit(1);
        }
    }

    private String run() throws InterruptedException {
        sources.forEach(source -> poll.add(source, Interest.in(Ready.READABLE).edgeTriggered()));
        long start = System.nanoTime();
        IntStream.range(0, arguments.threads()).forEach(this::startFiring);
        while (events < fired) {
            consume();
        }
        long wallTime = System.nanoTime() - start;
        sources.forEach(EventCounter::close);
        poll.close();
        return String.format(
                Locale.ROOT,
                "{\"schema\":\"lockspot.sample.manysources/1\",\"variant\":\"%s\",\"threads\":%d,"
                        + "\"counts\":{\"register\":%d,\"close\":%d,\"events\":%d},\"delivered\":%d,\"wallTime\":%d}",
                arguments.variant(),
                arguments.threads(),
                sources.size(),
                sources.size() + 1,
                events,
                delivered,
                wallTime);
    }

    private void startFiring(int thread) {
        List<EventCounter> own = sources.subList(thread * SOURCES_OF_EACH, (thread + 1) * SOURCES_OF_EACH);
        Thread firing = new Thread(() -> fire(own), "sources-" + thread);
        // So that a failure of the consumer ends the program.
        firing.setDaemon(true);
        firing.start();
    }

    private void fire(List<EventCounter> own) {
        for (int i = 0; i < arguments.each(); i++) {
            own.get(i % SOURCES_OF_EACH).write(1);
        }
    }

    private void consume() throws InterruptedException {
        List<Event> ready = poll.await(MOST_AT_ONCE, PATIENCE);
        if (ready.isEmpty()) {
            throw new IllegalStateException("for " + PATIENCE.toSeconds() + " s no event came, and only " + events
                    + " of " + fired + " were seen");
        }
        delivered += ready.size();
        for (Event event : ready) {
            long value = ((EventCounter) event.file()).value();
            Long before = seen.put(event.file(), value);
            events += value - (before == null ? 0 : before);
        }
    }
}
