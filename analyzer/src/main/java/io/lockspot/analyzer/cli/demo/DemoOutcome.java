package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.Measurement;
import io.lockspot.analyzer.cli.demo.scenario.Scenario;
import io.lockspot.analyzer.cli.demo.scenario.Variant;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Warning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** Everything that the runs brought, in the order in which they ran. */
record DemoOutcome(DemoPlan plan, DemoDirectory directory, List<RunResult> results) {

    DemoOutcome {
        results = List.copyOf(results);
    }

    Scenario scenario() {
        return plan.scenario();
    }

    List<RunResult> of(Variant variant) {
        return results.stream().filter(r -> r.step().variant() == variant).toList();
    }

    /** The recordings of all runs of that variant, as one. */
    Recording merged(Variant variant) {
        return Recording.merge(of(variant).stream().map(RunResult::recording).toList());
    }

    /** The run whose report is shown: the one in the middle of its kind, by its waits for the lock. */
    RunResult typical(Variant variant) {
        Measurement wait = scenario().claim().waiting();
        List<RunResult> sorted = of(variant).stream()
                .sorted(Comparator.comparingDouble(r -> wait.of(r.run())))
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    List<DemoRow> rows() {
        return scenario().measurements().stream().map(this::row).toList();
    }

    DemoRow row(Measurement measurement) {
        return new DemoRow(measurement, spread(measurement, Variant.BEFORE), spread(measurement, Variant.AFTER));
    }

    private Spread spread(Measurement measurement, Variant variant) {
        return new Spread(of(variant).stream().map(r -> measurement.of(r.run())).toList());
    }

    /** The warnings of all recordings, and what the runs themselves give reason to say. */
    List<Warning> warnings() {
        Set<Warning> warnings = new LinkedHashSet<>();
        for (RunResult result : results) {
            warnings.addAll(result.recording().warnings());
        }
        for (RunResult result : results) {
            warnings.addAll(scenario().remarks(result.sample()));
        }
        for (RunResult result : results) {
            warnings.addAll(differentCounts(result));
        }
        return List.copyOf(warnings);
    }

    private List<Warning> differentCounts(RunResult result) {
        List<Warning> warnings = new ArrayList<>();
        new TreeMap<>(scenario().exactCounts()).forEach((operation, path) -> {
            long counted = result.run().operation(operation).count();
            long done = result.sample().number(path);
            if (counted != done) {
                String text = result.step().name() + ": the agent counted " + counted + " " + operation
                        + "s, the program did " + done;
                warnings.add(new Warning("counts-differ", text));
            }
        });
        return warnings;
    }
}
