package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Change;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.Difference;
import io.lockspot.analyzer.compare.Figure;
import io.lockspot.analyzer.compare.GateResult;
import io.lockspot.analyzer.compare.Interval;
import io.lockspot.analyzer.compare.LatencyCurve;
import io.lockspot.analyzer.compare.OperationMetric;
import io.lockspot.analyzer.compare.Run;
import io.lockspot.analyzer.compare.Sensitivity;
import io.lockspot.analyzer.compare.SideCosts;
import io.lockspot.analyzer.compare.Subject;
import io.lockspot.analyzer.model.Stack;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A comparison as fields of a JSON object. Intervals are arrays of two numbers, the second null when
 * there is no upper end, and ratios are after / before, null when there was nothing before. */
final class ComparisonJson {

    private final Json json;

    private ComparisonJson(Json json) {
        this.json = json;
    }

    static void write(Comparison comparison, Json json) {
        new ComparisonJson(json).write(comparison);
    }

    private void write(Comparison comparison) {
        json.field("headline", ComparisonHeadline.of(comparison));
        json.field("verdict", comparison.verdict().name());
        json.field("descriptive", comparison.descriptive());
        json.object("runs");
        runs("before", comparison.runs().before());
        runs("after", comparison.runs().after());
        json.endObject();
        json.object("denominator").field("kind", comparison.denominator().kind().name());
        json.known("operation", comparison.denominator().operation()).endObject();
        json.field("tested", comparison.tested());
        throughput(comparison);
        changes("operations", comparison.operations());
        changes("locks", comparison.locks());
        changes("watched", comparison.watched());
        changes("paths", comparison.paths());
        changes("totals", comparison.totals());
        latencies(comparison.latencies());
        differences(comparison.differences());
        gates(comparison.gates());
        count("furtherRuns", comparison.furtherRuns());
        known("falseAlarmRate", finite(comparison.falseAlarms().rate()));
        json.field("relabellings", comparison.falseAlarms().relabellings());
        json.array("detectableRatio");
        for (Sensitivity sensitivity : comparison.sensitivity()) {
            json.object().field("share", sensitivity.share());
            known("ratio", finite(sensitivity.ratio()));
            json.endObject();
        }
        json.endArray();
    }

    private void runs(String side, List<Run> runs) {
        json.array(side);
        for (Run run : runs) {
            json.object().field("name", run.name()).field("duration", run.durationNanos());
            json.endObject();
        }
        json.endArray();
    }

    private void throughput(Comparison comparison) {
        Optional<Change> rate = comparison.operations().stream()
                .filter(c -> Changes.isOperation(c, OperationMetric.PER_SECOND))
                .filter(c -> Changes.isOfTheOperation(c, comparison.denominator()))
                .findFirst();
        if (rate.isEmpty()) {
            json.absent("throughput");
            return;
        }
        json.object("throughput");
        change(rate.get());
        json.endObject();
    }

    private void changes(String name, List<Change> changes) {
        json.array(name);
        for (Change change : changes) {
            json.object();
            change(change);
            json.endObject();
        }
        json.endArray();
    }

    private void change(Change change) {
        subject(change.subject(), json);
        figure("before", change.before());
        figure("after", change.after());
        json.field("unit", change.unit().id());
        known("ratio", finite(change.ratio()));
        interval("interval", change.interval());
        known("p", change.p());
        known("q", change.q());
        json.field("significant", change.significant());
        json.field("verdict", change.verdict().name());
        if (change.common()) {
            json.field("common", true);
        }
        if (change.costs().isPresent()) {
            costs("costsBefore", change.costs().get().before());
            costs("costsAfter", change.costs().get().after());
        }
        if (change.subject() instanceof Subject.OfPath) {
            boolean from = Changes.isMore(change);
            moved("movedTo", from ? Optional.empty() : change.moved());
            moved("movedFrom", from ? change.moved() : Optional.empty());
        }
        known("detectableRatio", change.detectableRatio());
    }

    private void moved(String name, Optional<Stack> path) {
        if (path.isPresent()) {
            json.path(name, path.get());
        } else {
            json.absent(name);
        }
    }

    /** What is meant, as fields of the object that is open. */
    static void subject(Subject subject, Json json) {
        if (subject instanceof Subject.OfOperation o) {
            json.field("operation", o.operation().operation())
                    .field("implementation", o.operation().implementation())
                    .field("metric", o.metric().id());
        } else if (subject instanceof Subject.OfLock l) {
            json.field("name", l.lock().name())
                    .field("kind", l.lock().kind().label())
                    .field("metric", l.metric().id());
        } else if (subject instanceof Subject.OfWatch w) {
            json.field("watch", w.name()).field("measure", w.measure().id());
        } else if (subject instanceof Subject.OfPath p) {
            json.field("measure", p.measure().id());
            json.path("path", p.path());
        }
    }

    private void figure(String name, Figure figure) {
        known(name, finite(figure.value()));
        interval(name + "Interval", figure.interval());
        if (figure.slices().isPresent()) {
            interval(name + "Slices", figure.slices());
        }
    }

    private void costs(String name, SideCosts costs) {
        json.object(name);
        known("perOperation", costs.perOperation());
        known("perCpuSecond", costs.perCpuSecond());
        known("share", costs.share());
        json.endObject();
    }

    private void latencies(List<LatencyCurve> curves) {
        json.array("latencies");
        for (LatencyCurve curve : curves) {
            json.object().field("operation", curve.operation().operation());
            json.field("implementation", curve.operation().implementation());
            json.numbers("quantiles", numbers(curve.quantiles()));
            json.array("before");
            curve.before().forEach(run -> json.numbers(numbers(run)));
            json.endArray().array("after");
            curve.after().forEach(run -> json.numbers(numbers(run)));
            json.endArray().endObject();
        }
        json.endArray();
    }

    private static double[] numbers(List<Double> values) {
        return values.stream().mapToDouble(Changes::rounded).toArray();
    }

    private void differences(List<Difference> differences) {
        json.array("differences");
        for (Difference difference : differences) {
            json.object().field("code", difference.code()).field("what", difference.what());
            json.field("before", difference.before()).field("after", difference.after());
            json.endObject();
        }
        json.endArray();
    }

    private void gates(List<GateResult> gates) {
        json.array("gates");
        for (GateResult gate : gates) {
            json.object()
                    .field("gate", gate.gate().text())
                    .field("outcome", gate.outcome().name());
            interval("interval", gate.interval());
            json.known("reason", gate.reason());
            count("furtherRuns", gate.furtherRuns());
            changes("evidence", gate.evidence());
            json.endObject();
        }
        json.endArray();
    }

    private void interval(String name, Optional<Interval> interval) {
        if (interval.isEmpty() || !Double.isFinite(interval.get().low())) {
            json.absent(name);
            return;
        }
        json.array(name);
        json.value(Changes.rounded(interval.get().low()));
        if (Double.isFinite(interval.get().high())) {
            json.value(Changes.rounded(interval.get().high()));
        } else {
            json.nothing();
        }
        json.endArray();
    }

    private void count(String name, OptionalInt value) {
        if (value.isPresent()) {
            json.field(name, value.getAsInt());
        } else {
            json.absent(name);
        }
    }

    private static OptionalDouble finite(double value) {
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    /** Null when it is absent, or too large for a number. */
    private void known(String name, OptionalDouble value) {
        json.field(
                name,
                value.stream().filter(Double::isFinite).map(Changes::rounded).findFirst());
    }
}
