package io.lockspot.analyzer.report;

import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.Denominator;
import io.lockspot.analyzer.compare.Runs;
import io.lockspot.analyzer.model.Measure;

/** How a picture of a difference says what its colours rest on: parts of sentences. */
public final class TestWords {

    private TestWords() {}

    static String tested(Comparison comparison) {
        Denominator by = comparison.denominator();
        String costs = switch (by.kind()) {
            case OPERATION -> "costs per " + by.operation();
            case CPU_SECOND -> "costs per CPU-second";
            case SHARE -> "shares";
        };
        return "moderated t over " + comparison.runs().before().size() + " runs before and "
                + comparison.runs().after().size() + " after, " + costs + "; false discoveries held to "
                + percent(Comparison.LEVEL) + ", changes below " + percent(Comparison.LEAST_CHANGE)
                + " or half a percent of the whole left out";
    }

    private static String percent(double part) {
        return Math.round(100 * part) + "%";
    }

    /** @param runs what there is of either side */
    static String untested(Measure measure, Runs runs) {
        return runs.tooFew()
                ? tooFew(runs.before().size(), runs.after().size())
                : "no path of " + measure.id() + " was seen often enough in these runs";
    }

    public static String tooFew(int before, int after) {
        return "a test takes " + Runs.LEAST + " runs a side at least, and there are " + before + " before and " + after
                + " after";
    }

    /** Of a measure that was not compared though there are enough runs. */
    public static String notCompared(Measure measure) {
        return measure == Measure.OFF_CPU
                ? "most time off the CPU is of threads that have nothing to do"
                : "not every run has the measure " + measure.id();
    }
}
