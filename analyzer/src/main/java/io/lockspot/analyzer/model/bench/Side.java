package io.lockspot.analyzer.model.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which of the two commands. */
public enum Side {
    BEFORE,
    AFTER;

    /**
     * The order of the runs, before, after, after, before and so on: a drift of the machine, however long it lasts, hits
     * both sides alike.
     *
     * @param runs of each side
     */
    public static List<Side> inTurns(int runs) {
        List<Side> order = new ArrayList<>();
        for (int pair = 0; pair < runs; pair++) {
            order.addAll(pair % 2 == 0 ? List.of(BEFORE, AFTER) : List.of(AFTER, BEFORE));
        }
        return order;
    }

    /** {@code before} or {@code after}: in options, files and reports. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
