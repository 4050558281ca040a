package io.lockspot.analyzer.cli.demo.scenario;

import io.lockspot.analyzer.report.Units;
import java.math.BigDecimal;
import java.math.MathContext;

/** What a measurement's numbers count. */
public enum Unit {
    NANOSECONDS("ns"),
    PER_SECOND("per second"),
    /** How many for each operation; may be far below one. */
    COUNT("count");

    /** As many digits of a count as are worth reading. */
    private static final MathContext DIGITS = new MathContext(3);

    private final String id;

    Unit(String id) {
        this.id = id;
    }

    /** The name in JSON. */
    public String id() {
        return id;
    }

    /** Whether more is better. */
    public boolean isRate() {
        return this == PER_SECOND;
    }

    /** The number for people. */
    public String text(double value) {
        return switch (this) {
            case NANOSECONDS -> Units.duration(value);
            case PER_SECOND -> Units.perSecond(value) + "/s";
            case COUNT ->
                value >= 100
                        ? Units.count(value)
                        : BigDecimal.valueOf(value)
                                .round(DIGITS)
                                .stripTrailingZeros()
                                .toPlainString();
        };
    }
}
