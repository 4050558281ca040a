package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.flamegraphs.Frame;
import java.util.List;

/**
 * A known lock, recognised in a recording.
 *
 * @param measure what the share is a share of
 * @param total what the measure counted of the lock, in its unit
 * @param share of the whole measure, 0 to 100
 * @param evidence the path that it was recognised by, callers first; empty when only the lock's name was recorded
 * @param waitsAt the index in the evidence of the function that waits
 */
public record Signature(
        String id,
        String title,
        Measure measure,
        long total,
        double share,
        String explanation,
        String remedy,
        List<Step> evidence,
        int waitsAt) {

    /**
     * One function of the path.
     *
     * @param total the weight of the stacks that pass through it on this path
     * @param share of the whole measure, 0 to 100
     */
    public record Step(Frame frame, long total, double share) {}

    public Signature {
        evidence = List.copyOf(evidence);
    }
}
