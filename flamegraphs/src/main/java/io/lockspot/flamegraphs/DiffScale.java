package io.lockspot.flamegraphs;

import java.util.Objects;

/**
 * What the weights of either side are divided by before they are compared, for sides are hardly ever recorded for the
 * same time at the same load.
 *
 * @param name of what one gets: {@code share}, {@code second}, or an operation such as {@code close}
 * @param kind what sort of division it is, which the page explains
 * @param before what weights before are divided by; the quotient is 0 when this is
 * @param after what weights after are divided by
 * @param why what speaks for it or against it, in one sentence for the reader; may be empty
 */
public record DiffScale(Kind kind, String name, double before, double after, String why) {

    /** Which of them say most about a change comes first. */
    public enum Kind {
        /** Divided by the number of operations: paths that did not change stay the same. */
        OPERATION,
        /** Divided by the time recorded: says nothing of how much work was done in it. */
        SECOND,
        /** Divided by all weight of the side: when one path shrinks, the shares of all others grow. */
        SHARE
    }

    public DiffScale {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(why, "why");
        if (!(before >= 0 && after >= 0) || Double.isInfinite(before) || Double.isInfinite(after)) {
            throw new IllegalArgumentException("cannot divide by " + before + " and " + after);
        }
    }

    /** Shares of each side's whole. */
    public static DiffScale share(double wholeBefore, double wholeAfter) {
        return new DiffScale(
                Kind.SHARE,
                "share",
                wholeBefore,
                wholeAfter,
                "Shares must add up to 100%: when one path gets cheaper, all others seem to grow.");
    }

    /** @param before seconds that were recorded before */
    public static DiffScale perSecond(double before, double after) {
        return new DiffScale(
                Kind.SECOND,
                "second",
                before,
                after,
                "Right when both sides ran under the same load; how much work was done is not in it.");
    }

    /**
     * @param operation its name, such as {@code close}
     * @param before how many of them were counted before
     */
    public static DiffScale perOperation(String operation, double before, double after) {
        return new DiffScale(
                Kind.OPERATION,
                operation,
                before,
                after,
                "What one " + operation + " costs: paths that did not change stay as they are, whatever vanished.");
    }

    double before(long weight) {
        return before == 0 ? 0 : weight / before;
    }

    double after(long weight) {
        return after == 0 ? 0 : weight / after;
    }
}
