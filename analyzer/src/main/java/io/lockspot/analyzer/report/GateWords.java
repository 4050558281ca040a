package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Change;
import io.lockspot.analyzer.compare.GateResult;
import java.util.ArrayList;
import java.util.List;

/** What became of a gate, in words; not yet made printable. */
final class GateWords {

    private GateWords() {}

    static String outcome(GateResult gate) {
        return gate.outcome().name();
    }

    /** Starts with a colon; empty when there is nothing to say. */
    static String detail(GateResult gate) {
        List<String> parts = new ArrayList<>();
        gate.evidence().stream().map(GateWords::seen).findFirst().ifPresent(parts::add);
        if (!gate.reason().isEmpty()) {
            parts.add(gate.reason());
        }
        gate.furtherRuns()
                .ifPresent(more -> parts.add("about " + more + " more on each side would most likely decide it"));
        return parts.isEmpty() ? "" : ": " + String.join("; ", parts);
    }

    private static String seen(Change change) {
        return Changes.ratio(change.ratio())
                + change.interval().map(i -> " (" + Changes.interval(i) + ")").orElse("") + ", "
                + Changes.value(change.unit(), change.before().value()) + " → "
                + Changes.value(change.unit(), change.after().value());
    }
}
