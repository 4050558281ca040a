package io.lockspot.analyzer.compare;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What became of a gate.
 *
 * @param evidence the changes that it was decided by; empty when the recordings have none
 * @param interval of what was compared with the limit, widened for the number of gates: a ratio where the limit is
 *     relative, else a value in the limit's unit
 * @param reason why it is inconclusive, or passes without evidence; empty otherwise
 * @param furtherRuns how many more runs on each side would most likely decide it
 */
public record GateResult(
        Gate gate,
        Outcome outcome,
        List<Change> evidence,
        Optional<Interval> interval,
        String reason,
        OptionalInt furtherRuns) {

    /** From good to bad. */
    public enum Outcome {
        PASS,
        INCONCLUSIVE,
        FAIL
    }

    public GateResult {
        evidence = List.copyOf(evidence);
    }

    static GateResult without(Gate gate, Outcome outcome, String reason) {
        return new GateResult(gate, outcome, List.of(), Optional.empty(), reason, OptionalInt.empty());
    }
}
