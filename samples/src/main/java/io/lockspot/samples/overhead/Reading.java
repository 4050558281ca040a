package io.lockspot.samples.overhead;

import java.util.EnumMap;
import java.util.Map;

/** What one run of one process came to. */
record Reading(Map<Metric, Double> values) {

    Reading {
        values = Map.copyOf(values);
    }

    /** @throws IllegalStateException when such runs have no such figure */
    double get(Metric metric) {
        Double value = values.get(metric);
        if (value == null) {
            throw new IllegalStateException("no " + metric);
        }
        return value;
    }

    boolean has(Metric metric) {
        return values.containsKey(metric);
    }

    /** Collects the figures of a run. */
    static final class Builder {

        private final Map<Metric, Double> values = new EnumMap<>(Metric.class);

        Builder put(Metric metric, double value) {
            values.put(metric, value);
            return this;
        }

        Reading build() {
            return new Reading(values);
        }
    }
}
