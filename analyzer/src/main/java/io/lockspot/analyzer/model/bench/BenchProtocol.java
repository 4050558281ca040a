package io.lockspot.analyzer.model.bench;

import java.util.List;
import java.util.Optional;

/**
 * What a bench did.
 *
 * @param runs in the order in which they ran
 * @param spread how much runs of the same command differ; empty when there are too few, or nothing was counted
 * @param java the versions of Java that the recordings are of; none when they were not read
 */
public record BenchProtocol(
        BenchPlan plan, Machine machine, List<BenchRun> runs, Optional<Spread> spread, List<String> java) {

    /**
     * How much runs of the same command differ.
     *
     * @param figure of what
     * @param percent the standard deviation between runs, relative
     */
    public record Spread(String figure, double percent) {

        /** Beyond that, five runs a side see nothing that is smaller than a quarter. */
        public static final double NOISY = 10;
    }

    public BenchProtocol {
        runs = List.copyOf(runs);
        java = List.copyOf(java);
    }

    /** How many windows others disturbed. */
    public long disturbed() {
        return runs.stream()
                .filter(r -> r.cpu().map(CpuUse::isDisturbed).orElse(false))
                .count();
    }

    /** With what the recordings tell. */
    public BenchProtocol with(Optional<Spread> known, List<String> versions) {
        return new BenchProtocol(plan, machine, runs, known, versions);
    }
}
