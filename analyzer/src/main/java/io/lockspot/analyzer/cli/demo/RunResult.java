package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.Run;
import io.lockspot.analyzer.cli.demo.scenario.SampleResult;
import io.lockspot.analyzer.model.Recording;
import java.nio.file.Path;

/** One finished run: which one, and the file that the agent left of it. */
record RunResult(DemoPlan.Step step, Path file, Run run) {

    Recording recording() {
        return run.recording();
    }

    SampleResult sample() {
        return run.sample();
    }
}
