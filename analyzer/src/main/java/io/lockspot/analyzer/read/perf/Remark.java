package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code perf} says beside its output, and what is in the file when both streams went there.
 *
 * @param lostChunks how many chunks of events were lost between the kernel and perf
 */
record Remark(long lostChunks) {

    /** Longer remarks are cut here. */
    static final int LONGEST = 300;

    private static final Pattern LOST =
            Pattern.compile("Processed \\d{1,15} (?:events|samples) and lost (\\d{1,15})(?:\\.\\d+)?(?:%| chunks)!.*");

    private static final Pattern OTHERS =
            Pattern.compile("\\[ ?perf record: .*|Warning:|Check IO/CPU overload!|'trace' not valid for .*");

    /** Tells how much was lost, if anything was. */
    static void report(long lostChunks, RecordingBuilder into) {
        if (lostChunks > 0) {
            into.warn(
                    "lost-events",
                    into.file() + ": perf says that it lost " + lostChunks + (lostChunks == 1 ? " chunk" : " chunks")
                            + " of events; shares are of the rest (perf record -m takes larger buffers)");
        }
    }

    static Optional<Remark> of(String line) {
        Matcher lost = LOST.matcher(line);
        if (lost.matches()) {
            return Optional.of(new Remark(Math.max(Long.parseLong(lost.group(1)), 1)));
        }
        return OTHERS.matcher(line).matches() ? Optional.of(new Remark(0)) : Optional.empty();
    }
}
