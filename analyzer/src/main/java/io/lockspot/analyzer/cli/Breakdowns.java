package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import java.util.Arrays;
import java.util.List;

/** The breakdowns of all that was measured, for pages that show several. */
final class Breakdowns {

    private Breakdowns() {}

    static List<Breakdown> all(Recording recording) {
        return Arrays.stream(Measure.values())
                .filter(recording::has)
                .map(measure -> Breakdown.of(recording, measure, Selection.ALL))
                .toList();
    }
}
