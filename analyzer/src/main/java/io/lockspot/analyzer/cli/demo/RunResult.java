package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.model.Recording;
import java.nio.file.Path;

/** One finished run: what the sample says, and what the agent recorded of it. */
record RunResult(DemoPlan.Step step, Path file, Recording recording, SampleResult sample) {

    CloseCosts costs() {
        return CloseCosts.of(recording, sample);
    }
}
