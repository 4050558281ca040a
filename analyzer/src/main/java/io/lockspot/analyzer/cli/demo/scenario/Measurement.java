package io.lockspot.analyzer.cli.demo.scenario;

import java.util.function.ToDoubleFunction;

/**
 * Something that is measured in every run and compared.
 *
 * @param id the name in JSON
 * @param label the name in the table
 * @param value what it was in a run
 */
public record Measurement(String id, String label, Unit unit, ToDoubleFunction<Run> value) {

    public double of(Run run) {
        return value.applyAsDouble(run);
    }
}
