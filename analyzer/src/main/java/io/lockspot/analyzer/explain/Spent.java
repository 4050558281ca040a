package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the time of one measure was spent.
 *
 * <p>CPU time is spinning where the innermost function waits for a lock without sleeping, idle where a CPU had nothing
 * to do, else running. A wait for a Java lock is sleeping: how long the JVM spun first is not recorded. A wait for a
 * kernel lock is spinning as long as the kernel said so. Time off the CPU is sleeping where the stack waits for a lock,
 * else blocked. Of time in slow operations it is not known.
 *
 * @param total in the unit of the measure; the sum of the parts
 * @param parts those of which there is anything
 */
public record Spent(Measure measure, long total, Map<Spending, Long> parts) {

    public Spent {
        parts = Map.copyOf(parts);
    }

    /** One for each measure that the recording has and whose spending is known. */
    public static List<Spent> of(Recording recording) {
        List<Spent> all = new ArrayList<>();
        for (Measure measure : Measure.values()) {
            of(recording.samples(measure), measure).ifPresent(all::add);
        }
        return all;
    }

    private static Optional<Spent> of(List<Sample> samples, Measure measure) {
        if (samples.isEmpty() || !isKnown(measure)) {
            return Optional.empty();
        }
        WaitingFunctions functions = new WaitingFunctions();
        Map<Spending, Long> parts = new EnumMap<>(Spending.class);
        long total = 0;
        for (Sample sample : samples) {
            for (Spending spending : Spending.values()) {
                long part = part(sample, spending, functions);
                if (part > 0) {
                    parts.merge(spending, part, Long::sum);
                    total += part;
                }
            }
        }
        return Optional.of(new Spent(measure, total, parts));
    }

    /** Whether a recording tells how the time of this measure was spent. */
    public static boolean isKnown(Measure measure) {
        return measure != Measure.OPERATION_TIME;
    }

    /** How much of the sample's weight was spent that way. */
    static long part(Sample sample, Spending spending, WaitingFunctions functions) {
        if (sample.measure() == Measure.KERNEL_LOCK_WAIT) {
            return switch (spending) {
                case SPINNING -> sample.spun();
                case SLEEPING -> sample.weight() - sample.spun();
                default -> 0;
            };
        }
        return spending(sample, functions) == spending ? sample.weight() : 0;
    }

    private static Spending spending(Sample sample, WaitingFunctions functions) {
        return switch (sample.measure()) {
            case CPU, SAMPLES ->
                IdleTime.isIdle(sample.stack())
                        ? Spending.IDLE
                        : functions.spin(sample.stack().frames()) ? Spending.SPINNING : Spending.RUNNING;
            case OFF_CPU -> functions.sleep(sample.stack().frames()) ? Spending.SLEEPING : Spending.BLOCKED;
            case LOCK_WAIT, KERNEL_LOCK_WAIT, OPERATION_TIME -> Spending.SLEEPING;
        };
    }

    /** In the unit of the measure; 0 when nothing was spent that way. */
    public long part(Spending spending) {
        return parts.getOrDefault(spending, 0L);
    }

    /** The share of the total, 0 to 100. */
    public double share(Spending spending) {
        return total == 0 ? 0 : 100.0 * part(spending) / total;
    }
}
