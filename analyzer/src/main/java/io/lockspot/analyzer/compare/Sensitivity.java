package io.lockspot.analyzer.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * The smallest change of one path that would have been found in four of five comparisons like this one.
 *
 * @param share of all samples, 0 to 100
 * @param ratio after / before
 */
public record Sensitivity(double share, double ratio) {

    private static final double[] SHARES = {1, 5, 20};

    /**
     * For paths of some shares.
     *
     * @param paths all that are tested, of one measure
     * @param tests how many quantities are tested in all
     */
    static List<Sensitivity> of(PathQuantities paths, ModeratedT test, int tests) {
        List<Sensitivity> list = new ArrayList<>();
        Series any = paths.paths().values().iterator().next().series();
        double samples = paths.table().costs().total().meanCount();
        for (double share : SHARES) {
            double variance = 1 / (samples * share / 100 + 0.5);
            double[] values = new double[any.before() + any.after()];
            Series typical = new Series(Scale.LOG, values, any.before(), variance);
            double deviation = Math.sqrt(test.prior().expected(typical));
            double degrees = test.estimate(any).spread().degrees();
            list.add(new Sensitivity(
                    share,
                    new Estimate(typical, new Estimate.Spread(deviation, degrees), false)
                            .detectableRatio(Judged.LIMIT / tests)));
        }
        return list;
    }
}
