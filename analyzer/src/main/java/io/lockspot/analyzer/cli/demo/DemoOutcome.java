package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Warning;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Everything that the runs brought, in the order in which they ran. */
record DemoOutcome(DemoPlan plan, DemoDirectory directory, List<RunResult> results) {

    DemoOutcome {
        results = List.copyOf(results);
    }

    List<RunResult> of(Variant variant) {
        return results.stream().filter(r -> r.step().variant() == variant).toList();
    }

    /** The recordings of all runs of that server, as one. */
    Recording merged(Variant variant) {
        return Recording.merge(of(variant).stream().map(RunResult::recording).toList());
    }

    /** The run whose report is shown: the one in the middle of its kind, by the lock wait per close. */
    RunResult typical(Variant variant) {
        List<RunResult> sorted = of(variant).stream()
                .sorted(Comparator.comparingLong(r -> r.costs().lockWaitPerClose()))
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    List<DemoRow> rows() {
        return Arrays.stream(DemoMeasure.values()).map(this::row).toList();
    }

    DemoRow row(DemoMeasure measure) {
        return new DemoRow(measure, spread(measure, Variant.BEFORE), spread(measure, Variant.AFTER));
    }

    private Spread spread(DemoMeasure measure, Variant variant) {
        return new Spread(of(variant).stream().map(r -> measure.of(r.costs())).toList());
    }

    /** The warnings of all recordings, and what the runs themselves give reason to say. */
    List<Warning> warnings() {
        Set<Warning> warnings = new LinkedHashSet<>();
        for (RunResult result : results) {
            warnings.addAll(result.recording().warnings());
        }
        warnings.addAll(fewerConnections());
        warnings.addAll(differentCounts());
        return List.copyOf(warnings);
    }

    private List<Warning> fewerConnections() {
        SampleResult sample = results.get(0).sample();
        if (sample.connections() == sample.connectionsWanted()) {
            return List.of();
        }
        String text = "only " + sample.connections() + " connections instead of " + sample.connectionsWanted()
                + ": a process may not open more files here (ulimit -n)";
        return List.of(new Warning("fewer-connections", text));
    }

    private List<Warning> differentCounts() {
        List<Warning> warnings = new ArrayList<>();
        for (RunResult result : results) {
            long counted = result.costs().closes();
            long done = result.sample().closes();
            if (counted != done) {
                String text =
                        result.step().name() + ": the agent counted " + counted + " closes, the program did " + done;
                warnings.add(new Warning("counts-differ", text));
            }
        }
        return warnings;
    }
}
