package io.lockspot.samples.overhead;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs a workload in rounds: in each round every setting has one run in a fresh process, and every other round goes
 * backwards (A B, B A, A B, …), so that neither a slow change of the machine nor the order favours one.
 */
final class Rounds {

    private final Places places;
    private final PrintWriter err;

    Rounds(Places places, PrintWriter err) {
        this.places = places;
        this.err = err;
    }

    /**
     * @param settings the bare one first
     * @param pairs at least
     * @param until as {@code nanoTime}: more rounds, as long as one more fits
     * @param trial takes the readings
     */
    void run(Workload workload, JavaHome jdk, List<Setting> settings, int pairs, long until, Trial trial)
            throws IOException, InterruptedException {
        String where = workload.label() + ", JDK " + jdk.feature();
        long start = System.nanoTime();
        // More than were asked for go in both directions equally often.
        for (int round = 0;
                round < pairs || round > pairs && round % 2 == 1 || fitsTwice(round, start, until);
                round++) {
            List<Setting> order = new ArrayList<>(settings);
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            workload.begin(round);
            for (Setting setting : order) {
                err.println(where + ", round " + (round + 1) + ": " + setting.name());
                err.flush();
                trial.add(setting.name(), workload.run(jdk, setting, places.freshWork()));
            }
        }
    }

    private static boolean fitsTwice(int rounds, long start, long until) {
        long now = System.nanoTime();
        return now + 2 * (now - start) / Math.max(1, rounds) - until < 0;
    }
}
