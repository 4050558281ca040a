package io.lockspot.analyzer.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The runs of both sides; wherever there is one value for each run, those before come first. */
public record Runs(List<Run> before, List<Run> after) {

    /** With fewer runs on a side, nothing can be said about how runs differ. */
    public static final int LEAST = 3;

    public Runs {
        before = List.copyOf(before);
        after = List.copyOf(after);
        if (before.isEmpty() || after.isEmpty()) {
            throw new IllegalArgumentException("a comparison needs a run on each side");
        }
    }

    List<Run> all() {
        List<Run> all = new ArrayList<>(before);
        all.addAll(after);
        return all;
    }

    int size() {
        return before.size() + after.size();
    }

    /** Whether there are too few runs to test anything. */
    public boolean tooFew() {
        return Math.min(before.size(), after.size()) < LEAST;
    }

    double[] each(ToDoubleFunction<Run> value) {
        return all().stream().mapToDouble(value).toArray();
    }
}
