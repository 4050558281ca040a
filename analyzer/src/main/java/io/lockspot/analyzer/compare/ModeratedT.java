package io.lockspot.analyzer.compare;

import java.util.List;

/**
 * The variance-moderated t test over runs: t = δ / (s̃ · √(1/n + 1/n)) with s̃² = (d0 · prior + d · s²) / (d0 + d) and d0 + d
 * degrees of freedom, at most those of all quantities together. Source: as for {@link VariancePrior}.
 *
 * <p>Without degrees of freedom, with one run on each side that is, only the sampling variance is left. Then the
 * estimate is {@link Estimate#descriptive}: it says how well the run was sampled, and nothing of how runs vary.
 */
final class ModeratedT {

    private final VariancePrior prior;
    private final double mostDegrees;
    private final boolean descriptive;

    /** @param quantities those that the variances are learnt from; at least one */
    ModeratedT(List<Series> quantities, boolean descriptive) {
        this.descriptive = descriptive;
        this.prior = descriptive ? VariancePrior.NONE : VariancePrior.of(quantities);
        this.mostDegrees = quantities.stream().mapToDouble(Series::degrees).sum();
    }

    VariancePrior prior() {
        return prior;
    }

    Estimate estimate(Series series) {
        if (descriptive) {
            double sampling = Math.sqrt(series.samplingVariance());
            return new Estimate(series, new Estimate.Spread(sampling, Double.POSITIVE_INFINITY), true);
        }
        return new Estimate(
                series,
                spread(series, series.degrees(), series.variance()),
                spread(series, series.before() - 1, series.variance(true)),
                spread(series, series.after() - 1, series.variance(false)),
                false);
    }

    /**
     * @param own degrees of freedom of the variance
     * @param variance of these runs, not yet moderated
     */
    private Estimate.Spread spread(Series series, int own, double variance) {
        double moderated = Double.isInfinite(prior.degrees())
                ? prior.expected(series)
                : (prior.degrees() * prior.expected(series) + own * variance) / (prior.degrees() + own);
        double degrees = Math.min(prior.degrees() + own, Math.max(mostDegrees, own));
        return new Estimate.Spread(Math.sqrt(Math.max(moderated, VariancePrior.RESOLUTION)), degrees);
    }
}
