package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.Load;
import io.lockspot.analyzer.cli.demo.scenario.Scenario;
import io.lockspot.analyzer.cli.demo.scenario.Variant;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is run.
 *
 * @param java the command that starts the children
 * @param runs of each variant
 */
record DemoPlan(Scenario scenario, Path java, int runs, Load load) {

    /** One child: which variant, and which of its runs, counted from 1. */
    record Step(Variant variant, int run) {
        String name() {
            return variant.label() + "-" + run;
        }
    }

    /**
     * All children in their order: before, after, after, before, before, after, … A machine that gets slower or faster
     * while the demo runs favours neither.
     */
    List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int run = 1; run <= runs; run++) {
            boolean beforeFirst = run % 2 == 1;
            steps.add(new Step(beforeFirst ? Variant.BEFORE : Variant.AFTER, run));
            steps.add(new Step(beforeFirst ? Variant.AFTER : Variant.BEFORE, run));
        }
        return steps;
    }
}
