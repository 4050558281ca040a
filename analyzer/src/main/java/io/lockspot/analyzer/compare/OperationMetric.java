package io.lockspot.analyzer.compare;

import java.util.Arrays;
import java.util.Optional;

/** What is compared of an operation. */
public enum OperationMetric {
    PER_SECOND("perSecond", Unit.PER_SECOND),
    MEAN("mean", Unit.NANOS),
    /** The part of the mean that went into waiting for locks. */
    LOCK_WAIT("lockWait", Unit.NANOS),
    P50("p50", Unit.NANOS),
    P90("p90", Unit.NANOS),
    P99("p99", Unit.NANOS),
    P999("p99.9", Unit.NANOS),
    /** From what the program asked for to this operation: from close to release. */
    DELAY("delay", Unit.NANOS),
    STILL_REGISTERED("stillRegistered", Unit.PERCENT),
    ERRORS("errors", Unit.PERCENT);

    private final String id;
    private final Unit unit;

    OperationMetric(String id, Unit unit) {
        this.id = id;
        this.unit = unit;
    }

    /** The name in gates and in JSON. */
    public String id() {
        return id;
    }

    public Unit unit() {
        return unit;
    }

    /** Whether more of it is worse. */
    public boolean lowerIsBetter() {
        return this != PER_SECOND;
    }

    static Optional<OperationMetric> of(String id) {
        return Arrays.stream(values()).filter(m -> m.id.equals(id)).findFirst();
    }
}
