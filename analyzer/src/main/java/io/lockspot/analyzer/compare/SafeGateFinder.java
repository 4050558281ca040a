package io.lockspot.analyzer.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** Collects what equal runs make of one quantity, and tells which gate they pass. */
final class SafeGateFinder {

    /** The share of comparisons that must be decided. */
    private static final double DECIDED = 0.95;

    private final Quantity quantity;

    /** Of each interval, and of its mirror image, the end that a gate must not pass, and the other one. */
    private final List<Double> nearEnds = new ArrayList<>();

    private final List<Double> farEnds = new ArrayList<>();

    SafeGateFinder(Quantity quantity) {
        this.quantity = quantity;
    }

    /** @param ratio the interval of after / before in one split */
    void add(Interval ratio) {
        addOne(ratio);
        addOne(new Interval(1 / ratio.high(), 1 / ratio.low()));
    }

    private void addOne(Interval ratio) {
        boolean more = quantity.lowerIsBetter();
        nearEnds.add(more ? ratio.low() - 1 : 1 - ratio.high());
        farEnds.add(more ? ratio.high() - 1 : 1 - ratio.low());
    }

    SafeGate gate() {
        Collections.sort(farEnds);
        double decided = farEnds.get((int) Math.ceil(DECIDED * farEnds.size()) - 1);
        return new SafeGate(
                quantity.subject(),
                quantity.shareBefore(),
                quantity.watched(),
                quantity.lowerIsBetter(),
                percent(Collections.max(nearEnds)),
                percent(decided));
    }

    /** The next whole percentage; never nothing, for a gate of nothing fails by chance. */
    private static OptionalInt percent(double change) {
        double percent = Math.max(1, Math.ceil(100 * change));
        return percent <= SafeGate.MOST ? OptionalInt.of((int) percent) : OptionalInt.empty();
    }
}
