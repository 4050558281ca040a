package io.lockspot.analyzer.cli.demo.scenario;

import io.lockspot.analyzer.model.Measure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The event poll of the samples, whose closes take one global mutex before, and none after. */
abstract class GlobalMutex implements Scenario {

    private static final LockAtIssue EPMUTEX = LockAtIssue.of("epmutex", "(?i)epmutex", "\\.PollableFile\\.close$");
    private static final Measurement CLOSE = Measurements.mean("close", "close()");
    private static final Measurement WAIT = Measurements.lockWait("close", EPMUTEX);

    private final String noun;
    private final int usual;
    private final int threads;
    private final String path;
    private final Measurement rate;

    /**
     * @param noun what the sample does, in the plural
     * @param usual how many of them, in all threads together
     * @param threads at least; as many as there are CPUs, if those are more
     * @param path of their number in the sample's result
     */
    GlobalMutex(String noun, int usual, int threads, String path) {
        this.noun = noun;
        this.usual = usual;
        this.threads = Math.max(threads, Runtime.getRuntime().availableProcessors());
        this.path = path;
        this.rate = Measurements.rate(noun, path);
    }

    /** What the fix does: the subject of a sentence. */
    abstract String fix();

    @Override
    public final Load load(LoadOptions options) {
        int operations = options.inOperations(name()).operations().orElse(usual);
        int each = Math.max(1, operations / threads);
        return Load.of(
                noun, (long) each * threads, "threads", threads, Integer.toString(threads), Integer.toString(each));
    }

    @Override
    public final Optional<String> probes() {
        return Optional.of("eventpoll.probes");
    }

    @Override
    public final Map<String, String> exactCounts() {
        return Map.of("register", "counts.register", "close", "counts.close");
    }

    @Override
    public final List<String> sampleNumbers() {
        return List.of("counts.register", "counts.close", path, "wallTime");
    }

    @Override
    public final List<Measurement> measurements() {
        return List.of(
                CLOSE,
                Measurements.p99("close", "close()"),
                Measurements.waits("close", EPMUTEX),
                WAIT,
                Measurements.longestWait(EPMUTEX),
                Measurements.mean("register", "register"),
                rate);
    }

    @Override
    public final Claim claim() {
        return new Claim(fix(), EPMUTEX.label(), WAIT, "close", "close()", CLOSE, rate, noun);
    }

    @Override
    public final View view() {
        return View.of(Measure.LOCK_WAIT, "PollableFile.close");
    }
}
