package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.explain.OperationRow;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.TimeBucket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How long an operation took, run by run, at one quantile after the other up to the highest that every run has enough
 * operations for. Interpolated within the ranges of the histograms, so a few percent coarser than the quantiles that are
 * compared; for pictures.
 *
 * @param quantiles 0 to 1, ascending
 * @param before for each run the nanoseconds at each quantile
 * @param after the same for the runs after
 */
public record LatencyCurve(
        OperationKey operation, List<Double> quantiles, List<List<Double>> before, List<List<Double>> after) {

    private static final double[] QUANTILES = {
        0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.98, 0.99, 0.995, 0.998,
        0.999, 0.9995, 0.9998, 0.9999, 0.99999
    };

    /** So many operations must have taken longer, or the quantile is the accident of a few. */
    private static final int BEYOND = 10;

    public LatencyCurve {
        quantiles = List.copyOf(quantiles);
        before = List.copyOf(before);
        after = List.copyOf(after);
    }

    /** Of the operations that were timed in every run. */
    static List<LatencyCurve> of(Runs runs) {
        List<LatencyCurve> curves = new ArrayList<>();
        for (OperationRow first : runs.before().get(0).operations()) {
            List<OperationRow> rows = runs.all().stream()
                    .flatMap(r -> r.operations().stream())
                    .filter(o -> o.key().equals(first.key()) && timed(o) > 0)
                    .toList();
            if (rows.size() == runs.size()) {
                curves.add(of(rows, runs.before().size()));
            }
        }
        return curves.stream().filter(c -> c.quantiles().size() > 1).toList();
    }

    private static LatencyCurve of(List<OperationRow> rows, int before) {
        long fewest = rows.stream().mapToLong(LatencyCurve::timed).min().orElse(0);
        List<Double> quantiles = Arrays.stream(QUANTILES)
                .filter(q -> Math.round(fewest * (1 - q)) >= BEYOND)
                .boxed()
                .toList();
        List<List<Double>> curves =
                rows.stream().map(row -> curve(row, quantiles)).toList();
        return new LatencyCurve(
                rows.get(0).key(), quantiles, curves.subList(0, before), curves.subList(before, curves.size()));
    }

    private static long timed(OperationRow row) {
        return row.histogram().stream().mapToLong(TimeBucket::count).sum();
    }

    private static List<Double> curve(OperationRow row, List<Double> quantiles) {
        double all = timed(row);
        List<Double> times = new ArrayList<>();
        int bucket = 0;
        double below = 0;
        for (double quantile : quantiles) {
            while (below + row.histogram().get(bucket).count() < quantile * all) {
                below += row.histogram().get(bucket).count();
                bucket++;
            }
            TimeBucket range = row.histogram().get(bucket);
            double part = (quantile * all - below) / range.count();
            times.add(Math.min(range.from() + part * (range.to() - range.from()), row.max()));
        }
        return times;
    }
}
