package io.lockspot.samples.load;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/** What came of a plan. Times are nanoseconds. */
record LoadResult(LoadPlan plan, Tally tally, long wallTime) {

    String toJson() {
        return "{"
                + String.join(
                        ",",
                        "\"schema\":\"lockspot.sample.load/1\"",
                        "\"connections\":" + tally.connections(),
                        "\"connectionsWanted\":" + (plan.isCounted() ? plan.connections() : "null"),
                        "\"connectionsPerSecond\":" + perSecond(),
                        "\"closedByServer\":" + tally.connections(Ending.BY_SERVER),
                        "\"closedByClient\":" + tally.connections(Ending.BY_CLIENT),
                        "\"reset\":" + tally.connections(Ending.RESET),
                        "\"requests\":" + tally.requests(),
                        "\"failed\":" + failed(),
                        "\"connectTime\":" + times(tally.connectTimes()),
                        "\"lifeTime\":" + times(tally.lifeTimes()),
                        "\"wallTime\":" + wallTime)
                + "}";
    }

    /** What to say on stderr when not all went as it should. */
    Optional<String> complaint() {
        if (tally.failures() > 0) {
            String kinds = tally.failuresByKind().keySet().stream()
                    .map(kind -> kind.label() + ": " + tally.message(kind))
                    .collect(Collectors.joining("; "));
            return Optional.of("load: " + tally.failures() + " of " + (tally.failures() + tally.connections())
                    + " connections failed (" + kinds + ")");
        }
        if (plan.isCounted() && tally.connections() < plan.connections()) {
            return Optional.of("load: " + tally.connections() + " of " + plan.connections() + " connections made in "
                    + plan.limit().toSeconds() + " s (--limit SECONDS)");
        }
        return Optional.empty();
    }

    private String perSecond() {
        return String.format(Locale.ROOT, "%.1f", tally.connections() * 1e9 / wallTime);
    }

    private String failed() {
        return tally.failuresByKind().entrySet().stream()
                .map(entry -> "\"" + entry.getKey().label() + "\":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String times(Histogram times) {
        if (times.getTotalCount() == 0) {
            return "null";
        }
        return "{\"mean\":" + (long) times.getMean()
                + ",\"p50\":" + times.getValueAtPercentile(50)
                + ",\"p90\":" + times.getValueAtPercentile(90)
                + ",\"p99\":" + times.getValueAtPercentile(99)
                + ",\"max\":" + times.getMaxValue() + "}";
    }
}
