package io.lockspot.flamegraphs;

/**
 * Which nodes of a difference are coloured, and how strongly; the page's script does the same. Where the difference has
 * verdicts they decide. Where nothing was tested it is a guess by the size of the change, and leaves out what chance in
 * counting and the usual variation between runs may well have made.
 */
final class DiffShade {

    /** The smallest part of the whole, and the smallest ratio, that is coloured without a verdict. */
    private static final double LEAST_SHARE = 0.005;

    private static final double LEAST_RATIO = 1.1;

    /** Standard deviation of the logarithm of a cost between equal runs, as usual. */
    private static final double BETWEEN_RUNS = 0.05;

    private static final double DEVIATIONS = 3;

    /** From so much of the whole on, a change has the next stronger colour. */
    private static final double[] STEPS = {0, 0.01, 0.04, 0.15};

    private final boolean judged;
    private final double wholeBefore;
    private final double wholeAfter;
    private final long samplesBefore;
    private final long samplesAfter;

    /**
     * What is known of a node.
     *
     * @param sign -1 less, 1 more, 0 no change
     * @param step 1 to 4 for a change; 0 for none, with a sign for noise
     */
    record Shade(int sign, int step) {
        static final Shade NONE = new Shade(0, 0);
    }

    /**
     * @param wholeBefore what everything costs before
     * @param samplesBefore how many events that was folded from; 0 if unknown
     */
    DiffShade(boolean judged, double wholeBefore, double wholeAfter, long samplesBefore, long samplesAfter) {
        this.judged = judged;
        this.wholeBefore = wholeBefore;
        this.wholeAfter = wholeAfter;
        this.samplesBefore = samplesBefore;
        this.samplesAfter = samplesAfter;
    }

    /**
     * @param before what the node costs before, with all below it
     */
    Shade of(DiffVerdict verdict, double before, double after) {
        double whole = Math.max(wholeBefore, wholeAfter);
        double share = whole == 0 ? 0 : Math.abs(after - before) / whole;
        if (judged ? verdict.isChange() : isBeyondChance(before, after, share)) {
            return new Shade(sign(verdict, after - before), step(share));
        }
        boolean noise = judged && verdict == DiffVerdict.NOISE && share >= LEAST_SHARE;
        return noise ? new Shade(sign(verdict, after - before), 0) : Shade.NONE;
    }

    private static int sign(DiffVerdict verdict, double delta) {
        return switch (verdict) {
            case IMPROVEMENT -> -1;
            case REGRESSION -> 1;
            default -> (int) Math.signum(delta);
        };
    }

    private static int step(double share) {
        int step = 0;
        while (step < STEPS.length && share >= STEPS[step]) {
            step++;
        }
        return step;
    }

    private boolean isBeyondChance(double before, double after, double share) {
        if (share < LEAST_SHARE) {
            return false;
        }
        double halfBefore = half(wholeBefore, samplesBefore);
        double halfAfter = half(wholeAfter, samplesAfter);
        double log = Math.abs(Math.log((after + halfAfter) / (before + halfBefore)));
        double variance = variance(before, wholeBefore, samplesBefore) + variance(after, wholeAfter, samplesAfter);
        return log >= Math.log(LEAST_RATIO) && log >= DEVIATIONS * Math.sqrt(variance);
    }

    /** What half an event costs, so that what is not there has a logarithm too. */
    private double half(double whole, long samples) {
        return samples > 0 ? 0.5 * whole / samples : Math.max(wholeBefore, wholeAfter) * 1e-9;
    }

    private static double variance(double cost, double whole, long samples) {
        double count = whole > 0 ? samples * cost / whole : 0;
        return BETWEEN_RUNS * BETWEEN_RUNS + (samples > 0 ? 1 / (count + 0.5) : 0);
    }
}
