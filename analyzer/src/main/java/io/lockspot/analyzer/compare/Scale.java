package io.lockspot.analyzer.compare;

/** The scale that quantities are compared on: differences there are ratios here, and noise is about even. */
enum Scale {

    /** Costs, times and rates: the natural logarithm. */
    LOG {
        @Override
        double of(double value) {
            return Math.log(value);
        }

        @Override
        double value(double scaled) {
            return Math.exp(scaled);
        }
    },

    /** Shares between 0 and 1: log(p / (1 − p)). */
    LOGIT {
        @Override
        double of(double value) {
            return Math.log(value / (1 - value));
        }

        @Override
        double value(double scaled) {
            return 1 / (1 + Math.exp(-scaled));
        }
    };

    abstract double of(double value);

    /** The inverse of {@link #of}. */
    abstract double value(double scaled);

    /** What a difference on the scale means as after / before, around that centre. */
    double ratio(double center, double delta) {
        return this == LOG ? Math.exp(delta) : value(center + delta / 2) / value(center - delta / 2);
    }
}
