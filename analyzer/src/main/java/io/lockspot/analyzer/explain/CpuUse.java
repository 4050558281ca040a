package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Sample;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How much of the CPUs a recording saw in use, and so whether more work would have found room if less time went into
 * waiting. docs/signatures.md has the reasons.
 *
 * @param whole of the measure, in its unit
 * @param idle how much of the whole was of idle CPUs; 0 when the recording has no idle samples
 * @param busySamples how many samples were not of idle CPUs
 * @param used the share of all CPUs that was in use, 0 to 100; empty when the recording does not tell
 */
record CpuUse(long whole, long idle, long busySamples, OptionalDouble used) {

    /** From here on the CPUs are what there is not enough of; percent. */
    private static final double BUSY = 80;

    /** Below this share of busy CPU time a wait that were gone would not be noticed; percent. */
    private static final double LEAST_SHARE = 10;

    /** What a processor counts while it is not halted. */
    private static final Set<String> CYCLES = Set.of("cycles", "cpu-cycles");

    static CpuUse of(Recording recording, Measure measure) {
        long whole = 0;
        long idle = 0;
        long busySamples = 0;
        for (Sample sample : recording.samples()) {
            if (sample.measure() == measure) {
                boolean isIdle = measure.sampled() && IdleTime.isIdle(sample.stack());
                whole += sample.weight();
                idle += isIdle ? sample.weight() : 0;
                busySamples += isIdle ? 0 : sample.count();
            }
        }
        OptionalDouble used = measure == Measure.CPU ? used(recording, whole, idle) : OptionalDouble.empty();
        return new CpuUse(whole, idle, busySamples, used);
    }

    /** A recording of the whole machine has samples of idle CPUs; one of a process may say how many CPUs there were. */
    private static OptionalDouble used(Recording recording, long whole, long idle) {
        if (idle > 0) {
            return OptionalDouble.of(100.0 * (whole - idle) / whole);
        }
        double available = 0;
        for (RecordingInfo info : recording.infos()) {
            double cpus = cpus(info);
            if (cpus == 0 || info.durationNanos() == 0) {
                return OptionalDouble.empty();
            }
            available += cpus * info.durationNanos();
        }
        return available == 0 ? OptionalDouble.empty() : OptionalDouble.of(100 * whole / available);
    }

    private static double cpus(RecordingInfo info) {
        try {
            return Integer.parseInt(info.environment().getOrDefault("cpus", ""));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /**
     * Whether samples of this measure are of CPU time. Those of a hardware counter are when it counts cycles; of collapsed
     * stacks nobody knows.
     */
    static boolean isCpuTime(Recording recording, Measure measure) {
        return measure == Measure.CPU
                || measure == Measure.SAMPLES
                        && recording.infos().stream()
                                .filter(i -> i.contents().has(Measure.SAMPLES))
                                .allMatch(i -> CYCLES.contains(i.environment().getOrDefault("counter", "")));
    }

    /** The share of what was not idle, 0 to 100. */
    double shareOfBusy(long weight) {
        return whole == idle ? 0 : 100.0 * weight / (whole - idle);
    }

    /** How well the share of what was not idle is known. */
    Sampled sampled(long weight, long samples) {
        return Sampled.of(shareOfBusy(weight), samples, busySamples);
    }

    /**
     * How many times more there could be without this wait, at most; nothing when it is little, or when CPU time is known
     * not to be what limits.
     */
    Optional<Bound> bound(long waiting, String of) {
        long busy = whole - idle;
        boolean known = used.isPresent();
        if (waiting >= busy || shareOfBusy(waiting) < LEAST_SHARE || known && used.getAsDouble() < BUSY) {
            return Optional.empty();
        }
        return Optional.of(new Bound((double) whole / (busy - waiting), of, known));
    }
}
