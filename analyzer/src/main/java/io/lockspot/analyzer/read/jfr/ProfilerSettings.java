package io.lockspot.analyzer.read.jfr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * How the profilers were set up: {@code jdk.ActiveSetting}, of which async-profiler writes one for each of its options.
 * A chunk without any has the settings of the chunk before it from the same writer.
 */
final class ProfilerSettings implements EventHandler {

    private static final int ID = 0;
    private static final int NAME = 1;
    private static final int VALUE = 2;

    private static final String SAMPLES = "jdk.ExecutionSample";

    private static final Map<String, TimeUnit> UNITS = Map.of(
            "ns", TimeUnit.NANOSECONDS,
            "us", TimeUnit.MICROSECONDS,
            "ms", TimeUnit.MILLISECONDS,
            "s", TimeUnit.SECONDS,
            "m", TimeUnit.MINUTES,
            "h", TimeUnit.HOURS,
            "d", TimeUnit.DAYS);

    private final Map<String, String> asyncProfiler = new HashMap<>();
    private final Map<String, String> jdk = new HashMap<>();
    private boolean first;

    @Override
    public String type() {
        return "jdk.ActiveSetting";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of("id", "name", "value");
    }

    @Override
    public void begin(Chunk chunk) {
        first = true;
    }

    @Override
    public void event(Event event) {
        boolean async = event.chunk().asyncProfiler();
        Map<String, String> settings = async ? asyncProfiler : jdk;
        if (first) {
            settings.clear();
            first = false;
        }
        TypeDescriptor of = event.chunk().metadata().type(event.number(ID));
        boolean samples = of != null && of.name().equals(SAMPLES);
        if (async || samples) {
            settings.put((samples ? SAMPLES + "#" : "") + event.text(NAME), event.text(VALUE));
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
