package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.Measurement;
import java.util.OptionalDouble;

/** One measurement, before and after. */
record DemoRow(Measurement measurement, Spread before, Spread after) {

    /** What the runs allow to say. */
    enum Verdict {
        /** Every run after was below every run before. */
        LESS,
        /** Every run after was above every run before. */
        MORE,
        /** The runs overlap. */
        UNCLEAR
    }

    Verdict verdict() {
        if (after.below(before)) {
            return Verdict.LESS;
        }
        return before.below(after) ? Verdict.MORE : Verdict.UNCLEAR;
    }

    /** From the median before to the median after, in percent; nothing when there was nothing before. */
    OptionalDouble changePercent() {
        return before.median() == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(100.0 * (after.median() - before.median()) / before.median());
    }

    /** The median before, for people. */
    String from() {
        return measurement.unit().text(before.median());
    }

    /** The median after, for people. */
    String to() {
        return measurement.unit().text(after.median());
    }
}
