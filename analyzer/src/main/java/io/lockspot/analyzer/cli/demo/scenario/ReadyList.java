package io.lockspot.analyzer.cli.demo.scenario;

import io.lockspot.analyzer.model.Measure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Many event sources fire into one instance; every callback appends to its ready list. */
final class ReadyList implements Scenario {

    private static final int LEAST_THREADS = 8;
    private static final int EVENTS = 2_000_000;
    private static final String PATH = "counts.events";

    private static final LockAtIssue LOCK = LockAtIssue.of(
            "the ready list's lock", "ReadyList|EpLock|EpRwLock|Waiters|WqLock", "\\.EventPoll\\.ready$");
    private static final Measurement WAIT = Measurements.lockWait("wakeup", LOCK);
    private static final Measurement WAKEUP = Measurements.mean("wakeup", "callback");
    private static final Measurement RATE = Measurements.rate("events", PATH);

    @Override
    public String name() {
        return "ready-list";
    }

    @Override
    public String story() {
        return "many event sources fire into one instance, and every callback takes one spin lock, "
                + "as in Linux epoll before 2019";
    }

    @Override
    public String explanation(Variant variant) {
        return switch (variant) {
            case BEFORE -> "one spin lock, so that callbacks append one after the other";
            case AFTER -> "a read-write lock, so that callbacks append at the same time, under its read side";
        };
    }

    @Override
    public String mainClass() {
        return "io.lockspot.samples.eventpoll.ManySources";
    }

    @Override
    public Load load(LoadOptions options) {
        int threads = Math.max(LEAST_THREADS, Runtime.getRuntime().availableProcessors());
        int each = Math.max(1, options.inOperations(name()).operations().orElse(EVENTS) / threads);
        return Load.of(
                "events", (long) each * threads, "threads", threads, Integer.toString(threads), Integer.toString(each));
    }

    @Override
    public Optional<String> probes() {
        return Optional.of("eventpoll.probes");
    }

    @Override
    public Map<String, String> exactCounts() {
        return Map.of("register", "counts.register", "close", "counts.close", "wakeup", PATH);
    }

    @Override
    public List<String> sampleNumbers() {
        return List.of("counts.register", "counts.close", PATH, "delivered", "wallTime");
    }

    @Override
    public List<Measurement> measurements() {
        return List.of(
                WAKEUP,
                Measurements.p99("wakeup", "callback"),
                Measurements.waits("wakeup", LOCK),
                WAIT,
                Measurements.longestWait(LOCK),
                Measurements.sampleRatio("hand-outs-per-event", "hand-outs per event", "delivered", PATH),
                RATE);
    }

    @Override
    public Claim claim() {
        return new Claim(
                "Appending under the read side of a read-write lock",
                LOCK.label(),
                WAIT,
                "wakeup",
                "a callback",
                WAKEUP,
                RATE,
                "events");
    }

    @Override
    public Optional<String> remark() {
        return Optional.of(
                "A rate needs many CPUs: on few, callbacks seldom run at the same time, and a consumer that is"
                        + " woken sooner is handed fewer events at a time (hand-outs per event).");
    }

    @Override
    public View view() {
        return View.of(Measure.LOCK_WAIT, "Entry.wake");
    }
}
