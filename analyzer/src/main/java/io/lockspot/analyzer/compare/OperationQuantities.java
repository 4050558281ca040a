package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.explain.OperationRow;
import io.lockspot.analyzer.model.OperationKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * Rates, times and latencies of the operations that were counted in every run. A quantile q needs 10 / (1 − q) timed
 * operations in every run, or it would be the accident of a few.
 */
final class OperationQuantities {

    private static final String GROUP = "operations";

    /** What a wait is taken for where no wait was seen; nanoseconds, the agent's own threshold. */
    private static final double TYPICAL_WAIT = 20_000;

    private static final Map<OperationMetric, Double> QUANTILES = new EnumMap<>(Map.of(
            OperationMetric.P50, 0.5,
            OperationMetric.P90, 0.9,
            OperationMetric.P99, 0.99,
            OperationMetric.P999, 0.999));

    private final Runs runs;
    private final OperationKey key;
    private final List<OperationRow> rows;
    private final List<Quantity> found = new ArrayList<>();

    private OperationQuantities(Runs runs, OperationKey key, List<OperationRow> rows) {
        this.runs = runs;
        this.key = key;
        this.rows = rows;
    }

    static List<Quantity> of(Runs runs) {
        List<Quantity> all = new ArrayList<>();
        for (OperationRow first : runs.before().get(0).operations()) {
            List<OperationRow> rows = new ArrayList<>();
            runs.all()
                    .forEach(r -> r.operations().stream()
                            .filter(o -> o.key().equals(first.key()) && o.count() > 0)
                            .forEach(rows::add));
            if (rows.size() == runs.size()) {
                OperationQuantities operation = new OperationQuantities(runs, first.key(), rows);
                operation.collect();
                all.addAll(operation.found);
            }
        }
        return all;
    }

    private void collect() {
        if (runs.all().stream().allMatch(r -> r.durationNanos() > 0)) {
            List<Run> all = runs.all();
            double[] rates = new double[rows.size()];
            for (int i = 0; i < rates.length; i++) {
                rates[i] = rows.get(i).count() * 1e9 / all.get(i).durationNanos();
            }
            add(OperationMetric.PER_SECOND, rates);
        }
        add(OperationMetric.MEAN, each(OperationRow::mean));
        lockWait();
        quantile(OperationMetric.P50, OperationRow::p50);
        quantile(OperationMetric.P90, OperationRow::p90);
        quantile(OperationMetric.P99, OperationRow::p99);
        quantile(OperationMetric.P999, OperationRow::p999);
        if (rows.stream().allMatch(r -> r.delay().isPresent())) {
            add(
                    OperationMetric.DELAY,
                    each(r -> (double) r.delay().orElseThrow().total()
                            / r.delay().orElseThrow().count()));
        }
        share(OperationMetric.STILL_REGISTERED, OperationRow::stillRegistered);
        share(OperationMetric.ERRORS, OperationRow::errors);
    }

    private double[] each(ToDoubleFunction<OperationRow> value) {
        return rows.stream().mapToDouble(value).toArray();
    }

    private void quantile(OperationMetric metric, ToDoubleFunction<OperationRow> value) {
        double needed = 10 / (1 - QUANTILES.get(metric));
        if (rows.stream().allMatch(r -> r.timed() >= Math.round(needed))) {
            add(metric, each(value));
        }
    }

    /** Nothing is added where no time was measured. */
    private void add(OperationMetric metric, double... values) {
        double largest = Arrays.stream(values).max().orElse(0);
        if (largest > 0) {
            double least = metric.unit() == Unit.NANOS ? 1 : Double.MIN_NORMAL;
            double[] logs = Arrays.stream(values)
                    .map(v -> Scale.LOG.of(Math.max(v, least)))
                    .toArray();
            add(metric, new Series(Scale.LOG, logs, runs.before().size(), 0), 0, 0, OptionalDouble.empty());
        }
    }

    private void lockWait() {
        Weighted waits = new Weighted(each(OperationRow::lockWaitTime), each(r -> r.lockWaitTime() / TYPICAL_WAIT));
        if (Arrays.stream(waits.weights()).sum() == 0) {
            return;
        }
        double[] values = new double[rows.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = Scale.LOG.of(
                    (waits.weights()[i] + TYPICAL_WAIT / 2) / rows.get(i).count());
        }
        int before = runs.before().size();
        double variance =
                1 / (mean(waits.counts(), 0, before) + 0.5) + 1 / (mean(waits.counts(), before, values.length) + 0.5);
        double whole = Weighted.sum(each(OperationRow::totalTime), 0, before);
        double part = Math.max(Weighted.sum(waits.weights(), 0, before), TYPICAL_WAIT / 2 * before);
        add(
                OperationMetric.LOCK_WAIT,
                new Series(Scale.LOG, values, before, variance),
                halfWait(0, before),
                halfWait(before, values.length),
                whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / whole));
    }

    private double halfWait(int from, int to) {
        return rows.subList(from, to).stream()
                .mapToDouble(r -> TYPICAL_WAIT / 2 / r.count())
                .average()
                .orElse(0);
    }

    /** How many of the operations; said only where there were any. */
    private void share(OperationMetric metric, ToDoubleFunction<OperationRow> part) {
        double[] parts = each(part);
        if (Arrays.stream(parts).sum() == 0) {
            return;
        }
        double[] values = new double[parts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Scale.LOGIT.of((parts[i] + 0.5) / (rows.get(i).count() + 1));
        }
        int before = runs.before().size();
        double[] rest = each(r -> r.count() - part.applyAsDouble(r));
        double variance = (1 / (mean(parts, 0, before) + 0.5)
                        + 1 / (mean(parts, before, parts.length) + 0.5)
                        + 1 / (mean(rest, 0, before) + 0.5)
                        + 1 / (mean(rest, before, rest.length) + 0.5))
                / 2;
        Series series = new Series(Scale.LOGIT, values, before, variance);
        double share =
                Math.max(Weighted.sum(parts, 0, before), 0.5) / Weighted.sum(each(OperationRow::count), 0, before);
        add(metric, series, 0, 0, OptionalDouble.of(share));
    }

    private static double mean(double[] values, int from, int to) {
        return Weighted.sum(values, from, to) / (to - from);
    }

    private void add(
            OperationMetric metric, Series series, double halfBefore, double halfAfter, OptionalDouble shareBefore) {
        found.add(new Quantity(
                new Subject.OfOperation(key, metric),
                GROUP,
                metric.unit(),
                series,
                halfBefore,
                halfAfter,
                metric.lowerIsBetter(),
                shareBefore,
                Optional.empty(),
                false));
    }
}
