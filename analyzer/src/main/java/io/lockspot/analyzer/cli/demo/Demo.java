package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.Progress;
import io.lockspot.analyzer.cli.demo.scenario.Run;
import io.lockspot.analyzer.cli.demo.scenario.SampleResult;
import io.lockspot.analyzer.model.BadRecordingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Runs all steps of the plan and reads what the agent recorded. */
final class Demo {

    private final Products products;
    private final DemoPlan plan;
    private final DemoDirectory directory;
    private final Analysis analysis;

    Demo(Products products, DemoPlan plan, DemoDirectory directory, Analysis analysis) {
        this.products = products;
        this.plan = plan;
        this.directory = directory;
        this.analysis = analysis;
    }

    DemoOutcome run(Progress progress) throws IOException, InterruptedException, BadRecordingException {
        SampleProcess process = new SampleProcess(products, plan, directory, progress);
        List<DemoPlan.Step> steps = plan.steps();
        List<SampleResult> samples = new ArrayList<>();
        for (DemoPlan.Step step : steps) {
            progress.step("run %d of %d, %s: %s"
                    .formatted(
                            samples.size() + 1,
                            steps.size(),
                            step.variant().label(),
                            plan.scenario().explanation(step.variant())));
            samples.add(process.run(step));
        }
        // Reading comes after the last run: it would take the processors away from the one beside it.
        List<RunResult> results = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            progress.step("reading recording " + (i + 1) + " of " + steps.size());
            var file = process.recording(steps.get(i));
            results.add(new RunResult(steps.get(i), file, new Run(analysis.read(file), samples.get(i))));
        }
        return new DemoOutcome(plan, directory, results);
    }
}
