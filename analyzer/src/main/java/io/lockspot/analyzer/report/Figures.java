package io.lockspot.analyzer.report;

import io.lockspot.analyzer.explain.Breakdown;
import io.lockspot.analyzer.explain.Per;
import io.lockspot.analyzer.model.Measure;
import java.util.OptionalDouble;

/** Weights as a breakdown shows them: in percent of the whole, or divided by seconds or operations. */
final class Figures {

    private Figures() {}

    static String of(Breakdown breakdown, long weight) {
        OptionalDouble divisor = breakdown.per().divisor();
        if (divisor.isEmpty()) {
            return Units.share(breakdown.share(weight));
        }
        double value = weight / divisor.getAsDouble();
        return breakdown.measure() == Measure.SAMPLES ? Units.number(value) : Units.smallDuration(value);
    }

    /** What the whole is divided by and what comes out, to follow the whole itself; nothing for shares. */
    static String whole(Breakdown breakdown) {
        String each = of(breakdown, breakdown.whole());
        if (breakdown.per() instanceof Per.Second second) {
            return "; " + Units.duration(second.nanos()) + " recorded: " + each + " per second";
        } else if (breakdown.per() instanceof Per.Operation operation) {
            String whose = operation.implementation().isEmpty()
                    ? "all implementations"
                    : Names.printable(operation.implementation());
            return "; " + Units.count(operation.count()) + " × " + Names.printable(operation.operation()) + " (" + whose
                    + "): " + each + " per " + Names.printable(operation.operation());
        }
        return "";
    }
}
