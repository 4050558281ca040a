package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Warning;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What is to be known of weights per operation: the weight is sampled, the operations are counted exactly, and their
 * ratio means something only when both are of the same process and of the same time.
 */
public final class PerWarnings {

    /** Two spans that differ by less are the same, as far as samples can tell; a share of the longer one. */
    private static final double SAME_SPAN = 0.1;

    private PerWarnings() {}

    public static Optional<Warning> of(Recording recording, Measure measure, PerChoice choice) {
        if (choice.kind() != PerChoice.Kind.OPERATION) {
            return Optional.empty();
        }
        List<RecordingInfo> weighed = recording.infos().stream()
                .filter(i -> i.contents().has(measure))
                .toList();
        List<RecordingInfo> counted = choice.countedIn(recording);
        if (weighed.equals(counted)) {
            return Optional.empty();
        }
        long weighedNanos = nanos(weighed);
        long countedNanos = nanos(counted);
        return Optional.of(new Warning(
                "per-other-file",
                measure.id() + " is from " + names(weighed) + ", the operations were counted in " + names(counted)
                        + ": what is shown per operation is right only when both are of the same process and the same"
                        + " time" + spans(weighedNanos, countedNanos)));
    }

    private static String spans(long weighedNanos, long countedNanos) {
        long longer = Math.max(weighedNanos, countedNanos);
        long shorter = Math.min(weighedNanos, countedNanos);
        if (shorter <= 0 || longer - shorter <= SAME_SPAN * longer) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "; the former covers %.1f s, the latter %.1f s, so it is %.2f times what it is at a steady rate",
                weighedNanos / 1e9,
                countedNanos / 1e9,
                (double) weighedNanos / countedNanos);
    }

    private static long nanos(List<RecordingInfo> infos) {
        return infos.stream().mapToLong(RecordingInfo::durationNanos).sum();
    }

    private static String names(List<RecordingInfo> infos) {
        return infos.stream().map(RecordingInfo::file).collect(Collectors.joining(", "));
    }
}
