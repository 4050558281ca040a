package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A known hot spot, recognised in a recording.
 *
 * @param measure what the share is a share of; empty when it was recognised by counts alone
 * @param total what the measure counted of it, in its unit; without a measure, how many there were
 * @param events in how many samples, or waits, it was seen; 0 without a measure
 * @param share of the whole measure, or of what was counted, 0 to 100
 * @param busyShare the same of the CPU time that was not idle; empty where that is no different
 * @param sampled how well the share of what was not idle is known; empty where nothing was sampled
 * @param bound how many times more there could be if it were gone, at most ({@link Bound}); empty when that cannot be
 *     said
 * @param evidence the path that it was recognised by, callers first; empty when only the lock's name was recorded
 * @param waitsAt the index in the evidence of the function that waits
 * @param counts what was counted of it
 */
public record Signature(
        About about,
        Optional<Measure> measure,
        long total,
        long events,
        double share,
        OptionalDouble busyShare,
        Optional<Sampled> sampled,
        Optional<Bound> bound,
        List<Step> evidence,
        int waitsAt,
        List<Count> counts) {

    /**
     * What is known about it, whatever the recording.
     *
     * @param id stable, for programs
     * @param title what people call it
     * @param spent ends the sentence "58.4 % of CPU time is spent …"
     * @param explanation why threads queue on it, in a sentence or two
     * @param fixed since when it is better, and where
     * @param remedy what to do about it, in a sentence or two
     * @param references where to read on, by name
     */
    public record About(
            String id,
            String title,
            String spent,
            String explanation,
            List<Fix> fixed,
            String remedy,
            List<String> references) {
        public About {
            fixed = List.copyOf(fixed);
            references = List.copyOf(references);
        }
    }

    /**
     * Something that is free of it, or not yet.
     *
     * @param what a kernel, a JDK, a library
     * @param version the first that is fixed; empty when none is
     * @param note what the version does not tell
     */
    public record Fix(String what, String version, String note) {}

    /**
     * One function of the path.
     *
     * @param total the weight of the stacks that pass through it on this path
     * @param share of the whole measure, 0 to 100
     */
    public record Step(Frame frame, long total, double share) {}

    /**
     * So many of so many.
     *
     * @param what for example {@code close.stillRegistered}
     * @param of for example {@code close.count}
     */
    public record Count(String what, long count, String of, long ofCount) {
        /** How many of a hundred; may be more than 100 where one thing can have several of the other. */
        public double share() {
            return ofCount == 0 ? 0 : 100.0 * count / ofCount;
        }
    }

    public Signature {
        evidence = List.copyOf(evidence);
        counts = List.copyOf(counts);
    }

    public String id() {
        return about.id();
    }

    public String title() {
        return about.title();
    }

    /** The share of the time that CPUs had something to do, where that is known, else of the whole. */
    public double shareOfBusy() {
        return busyShare.orElse(share);
    }
}
