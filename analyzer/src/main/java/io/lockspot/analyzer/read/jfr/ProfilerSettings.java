package io.lockspot.analyzer.read.jfr;

import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How the profilers were set up. A chunk without any settings has those of the chunk before it from the same writer.
 */
final class ProfilerSettings {

    static final String SAMPLES = "jdk.ExecutionSample";

    private static final Map<String, TimeUnit> UNITS = Map.of(
            "ns", TimeUnit.NANOSECONDS,
            "us", TimeUnit.MICROSECONDS,
            "ms", TimeUnit.MILLISECONDS,
            "s", TimeUnit.SECONDS,
            "m", TimeUnit.MINUTES,
            "h", TimeUnit.HOURS,
            "d", TimeUnit.DAYS);

    private Map<String, String> asyncProfiler = Map.of();
    private Map<String, String> jdk = Map.of();

    /** The next chunk begins. */
    void next(ActiveSettings chunk) {
        if (chunk.any() && chunk.asyncProfiler()) {
            asyncProfiler = chunk.values();
        } else if (chunk.any()) {
            jdk = chunk.values();
        }
    }

    /** One of async-profiler's options, empty when it is not known. */
    String asyncProfiler(String option) {
        return asyncProfiler.getOrDefault(option, "");
    }

    /** Whether async-profiler was told to leave the kernel out. */
    boolean userOnly() {
        return asyncProfiler.getOrDefault(SAMPLES + "#alluser", "").equals("true");
    }

    /** async-profiler's sampling interval in the unit of its event; 0 when unknown. */
    long asyncProfilerInterval() {
        return number(asyncProfiler.getOrDefault(SAMPLES + "#interval", ""));
    }

    /** The period of the JDK's execution samples in nanoseconds; 0 when unknown. */
    long jdkPeriodNanos() {
        return nanos(jdk.getOrDefault(SAMPLES + "#period", ""));
    }

    /** {@code 20 ms} in nanoseconds; 0 for anything else, as {@code everyChunk}. */
    static long nanos(String period) {
        int space = period.indexOf(' ');
        TimeUnit unit = UNITS.get(period.substring(space + 1).strip());
        return space < 0 || unit == null ? 0 : unit.toNanos(number(period.substring(0, space)));
    }

    private static long number(String text) {
        try {
            return Math.max(Long.parseLong(text.strip()), 0);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
