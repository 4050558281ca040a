package io.lockspot.analyzer.explain;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How well a share is known that was counted in samples: with 95 % confidence it is between {@code low} and {@code high}
 * (the interval of Clopper and Pearson, which is never too narrow, however few samples there are). That is the luck of
 * sampling alone: what another run would show may differ by more.
 *
 * @param samples in how many it was seen
 * @param of how many samples the share is of
 * @param share from 0 to 100
 * @param low the same, at least
 * @param high at most
 */
public record Sampled(long samples, long of, double share, double low, double high) {

    private static final double OUTSIDE = 0.05;

    /** When it is known to worse than this part of itself, a share must not stand without its interval. */
    private static final double COARSE = 0.2;

    /** @param share by weight, where samples do not weigh the same */
    static Sampled of(double share, long samples, long of) {
        double part = share / 100 * of;
        return new Sampled(samples, of, share, 100 * low(part, of), 100 * high(part, of));
    }

    private static double low(double part, long of) {
        return part <= 0 ? 0 : BetaDistribution.of(part, of - part + 1).inverseCumulativeProbability(OUTSIDE / 2);
    }

    private static double high(double part, long of) {
        return part >= of ? 1 : BetaDistribution.of(part + 1, of - part).inverseSurvivalProbability(OUTSIDE / 2);
    }

    /** Whether there were so few samples that the share alone would say more than is known. */
    public boolean coarse() {
        return high - low > 2 * COARSE * share;
    }
}
