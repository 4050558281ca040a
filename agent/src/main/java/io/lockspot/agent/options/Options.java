package io.lockspot.agent.options;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the user asked of the agent.
 *
 * @param file where the recording goes
 * @param threshold operations that take longer become events
 * @param lockThreshold waits for locks that take longer become events
 * @param lockWaits which waits for locks are measured
 * @param ownerThreshold waits that take longer get the stack of the lock's owner; never when empty
 * @param interval time between two dumps into the file
 * @param duration how long to record; for ever when empty
 * @param profiler where CPU samples come from
 * @param maxSize bytes after which the recording ends
 * @param timing which operations are timed; all are counted
 * @param budget the share of the process' CPU time that the probes may take, in percent; none when empty
 * @param prometheus where metrics go, nowhere when empty
 * @param probes paths of the user's probe files, none when empty
 * @param jfrFirst whether the application waits at its start until JFR is up
 * @param help whether only the help was asked for
 */
public record Options(
        FilePattern file,
        Duration threshold,
        Duration lockThreshold,
        LockWaitChoice lockWaits,
        Optional<Duration> ownerThreshold,
        Duration interval,
        Optional<Duration> duration,
        ProfilerChoice profiler,
        long maxSize,
        Timing timing,
        OptionalDouble budget,
        List<MetricsTarget> prometheus,
        List<String> probes,
        boolean jfrFirst,
        boolean help) {

    /** What {@code help} prints. */
    public static final String HELP = """
            lockspot agent: -javaagent:lockspot-agent.jar=key=value,…
              file=PATH           the recording; %p process id, %t time, %n program, %% percent
                                  (default lockspot-%p-%t.jfr; a file that exists is never touched)
              threshold=TIME      operations slower than this become events with stacks (default 1ms)
              lockThreshold=TIME  so do waits for locks (default 20us)
              lockWaits=all|operations|none  all waits, those below a measured operation, or none (default all)
              ownerThreshold=TIME|off  waits longer than this get the stack of the lock's owner (default 1ms)
              interval=TIME       time between two dumps into the file (default 10s)
              duration=TIME       stop after this time (default: at the end of the program)
              profiler=auto|off|cpu  CPU samples; cpu warns when they come without kernel frames (default auto)
              maxSize=SIZE        stop when the file has grown to this size (default 1g)
              timing=auto|all|sampled|none  which operations are timed; all are counted. auto: all, but for threads that
                                  do thousands of them a second, which time some (default auto)
              timedEvery=N        where not all are timed: one of so many, at random (default 32)
              budget=PERCENT|off  of CPU time for the probes; when passed they time less, then nothing (default 1%)
              prometheus=FILE|127.0.0.1:PORT  metrics, every second into a file, or at a port of this machine alone
                                  (default: none; several joined by +)
              probes=PATH         methods of your own selector to be measured, several files joined by +
              jfr=beside|before   beside: JFR comes up when the program has started, after two seconds at the latest: all
                                  operations count from the first on, but the first moments have no events and samples;
                                  before: the program waits for JFR, some 0.3 s (default beside)
              help                this text; nothing is recorded
            times: 500us 10ms 30s 5m; sizes: 64m 1g
            """;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final List<String> KEYS = List.of(
            "file",
            "threshold",
            "lockThreshold",
            "lockWaits",
            "ownerThreshold",
            "interval",
            "duration",
            "profiler",
            "maxSize",
            "timing",
            "timedEvery",
            "budget",
            "prometheus",
            "probes",
            "jfr",
            "help");

    /**
     * Reads the text after {@code -javaagent:lockspot-agent.jar=}.
     *
     * @param arguments may be null or empty: then everything has its default
     */
    public static Options parse(String arguments) throws BadOptionException {
        Map<String, String> values = split(arguments == null ? "" : arguments);
        return new Options(
                file(values.getOrDefault("file", "lockspot-%p-%t.jfr")),
                time(values, "threshold", "1ms", Duration.ZERO, HOUR),
                time(values, "lockThreshold", "20us", Duration.ZERO, HOUR),
                choice("lockWaits", values.getOrDefault("lockWaits", "all"), LockWaitChoice.values()),
                values.getOrDefault("ownerThreshold", "").equals("off")
                        ? Optional.empty()
                        : Optional.of(time(values, "ownerThreshold", "1ms", Duration.ZERO, HOUR)),
                time(values, "interval", "10s", Duration.ofSeconds(1), HOUR),
                values.containsKey("duration")
                        ? Optional.of(time(values, "duration", "", Duration.ofSeconds(1), HOUR.multipliedBy(24 * 365)))
                        : Optional.empty(),
                choice("profiler", values.getOrDefault("profiler", "auto"), ProfilerChoice.values()),
                Sizes.parse("maxSize", values.getOrDefault("maxSize", "1g"), 1 << 20),
                Timing.parse(values.getOrDefault("timing", "auto"), values.getOrDefault("timedEvery", "32")),
                // Reading a fraction takes the JDK a dozen classes.
                values.containsKey("budget") ? budget(values.get("budget")) : OptionalDouble.of(1),
                prometheus(values.get("prometheus")),
                probes(values.get("probes")),
                jfrFirst(values.getOrDefault("jfr", "beside")),
                values.containsKey("help"));
    }

    /** What was asked for, defaults included, as the option line has it; the files have lines of their own. */
    public String text() {
        return "threshold=" + Durations.format(threshold) + ",lockThreshold=" + Durations.format(lockThreshold)
                + ",interval=" + Durations.format(interval)
                + (duration.isPresent() ? ",duration=" + Durations.format(duration.get()) : "") + ",profiler="
                + profiler.name().toLowerCase(Locale.ROOT) + ",maxSize=" + maxSize;
    }

    private static Map<String, String> split(String arguments) throws BadOptionException {
        Map<String, String> values = new TreeMap<>();
        for (String part : arguments.split(",")) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            String key = (equals < 0 ? part : part.substring(0, equals)).strip();
            if (!KEYS.contains(key)) {
                throw new BadOptionException("unknown option '" + key + "'" + Suggestion.among(KEYS, key));
            }
            if (equals < 0 && !key.equals("help")) {
                throw new BadOptionException("option '" + key + "' needs a value: " + key + "=…");
            }
            if (values.put(key, part.substring(equals + 1).strip()) != null) {
                throw new BadOptionException("option '" + key + "' is given twice");
            }
        }
        return values;
    }

    private static FilePattern file(String text) throws BadOptionException {
        if (text.isEmpty()) {
            throw new BadOptionException("option 'file' needs a value: file=PATH");
        }
        return new FilePattern(text);
    }

    private static OptionalDouble budget(String text) throws BadOptionException {
        if (text.equals("off")) {
            return OptionalDouble.empty();
        }
        try {
            double percent = Double.parseDouble(text.endsWith("%") ? text.substring(0, text.length() - 1) : text);
            if (percent > 0 && percent <= 100) {
                return OptionalDouble.of(percent);
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new BadOptionException(
                "'budget' must be a percentage of CPU time such as 1% or 0.5%, or off, not '" + text + "'");
    }

    private static List<MetricsTarget> prometheus(String text) throws BadOptionException {
        List<MetricsTarget> targets = new ArrayList<>();
        for (String target : text == null ? new String[0] : text.split("\\+", -1)) {
            targets.add(MetricsTarget.parse(target));
        }
        return targets;
    }

    private static List<String> probes(String text) throws BadOptionException {
        List<String> paths = text == null ? List.of() : List.of(text.split("\\+", -1));
        if (paths.contains("")) {
            throw new BadOptionException("option 'probes' needs a value: probes=PATH or probes=PATH+PATH");
        }
        return paths;
    }

    private static Duration time(
            Map<String, String> values, String key, String otherwise, Duration least, Duration most)
            throws BadOptionException {
        return Durations.parse(key, values.getOrDefault(key, otherwise), least, most);
    }

    private static boolean jfrFirst(String value) throws BadOptionException {
        return switch (value) {
            case "beside" -> false;
            case "before" -> true;
            default -> throw new BadOptionException("'jfr' must be beside or before, not '" + value + "'");
        };
    }

    private static <T extends Enum<T>> T choice(String key, String value, T[] choices) throws BadOptionException {
        List<String> names = new ArrayList<>();
        for (T choice : choices) {
            String name = choice.name().toLowerCase(Locale.ROOT);
            if (name.equals(value)) {
                return choice;
            }
            names.add(name);
        }
        throw new BadOptionException(names.stream()
                .collect(Collectors.joining(", ", "'" + key + "' must be one of ", ", not '" + value + "'")));
    }
}
