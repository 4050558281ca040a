package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import java.util.OptionalDouble;

/**
 * What weights are set in relation to when they are shown: the whole, the time that was recorded, or the number of
 * operations. The last is what two recordings can be compared by: a share also grows when something else shrinks.
 */
public sealed interface Per {

    Per SHARE = new Share();

    /** Percent of the whole. */
    record Share() implements Per {
        @Override
        public OptionalDouble divisor() {
            return OptionalDouble.empty();
        }

        @Override
        public String unit(Measure measure) {
            return "%";
        }
    }

    /** @param nanos how long the measure was recorded, more than nothing */
    record Second(long nanos) implements Per {
        @Override
        public OptionalDouble divisor() {
            return OptionalDouble.of(nanos / 1e9);
        }

        @Override
        public String unit(Measure measure) {
            return measure.unit() + "/s";
        }
    }

    /**
     * @param implementation whose operations were counted; empty when several implementations were added up
     * @param count how many operations, more than none
     */
    record Operation(String operation, String implementation, long count) implements Per {
        @Override
        public OptionalDouble divisor() {
            return OptionalDouble.of(count);
        }

        @Override
        public String unit(Measure measure) {
            return measure.unit() + "/" + operation;
        }
    }

    /** What weights are divided by; empty when they are shown as shares. */
    OptionalDouble divisor();

    /** The unit of a weight of that measure after the division: {@code ns/close}. */
    String unit(Measure measure);
}
