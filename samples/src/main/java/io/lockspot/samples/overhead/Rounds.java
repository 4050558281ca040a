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
     * @param callsPerUnit calls of probed methods per unit; not a number when unknown
     */
    Trial run(Workload workload, JavaHome jdk, List<Setting> settings, int pairs, double callsPerUnit)
            throws IOException, InterruptedException {
        String where = workload.label() + ", JDK " + jdk.feature();
        progress(where + ": a run to see how much fits");
        workload.calibrate(jdk, places.freshWork());
        Trial trial = new Trial(workload.part(), workload.label(), jdk, callsPerUnit);
        for (int round = 0; round < pairs; round++) {
            List<Setting> order = new ArrayList<>(settings);
            if (round % 2 == 1) {
                Collections.reverse(order);
            }
            for (Setting setting : order) {
                progress(where + ", round " + (round + 1) + " of " + pairs + ": " + setting.name());
                trial.add(setting.name(), workload.run(jdk, setting, places.freshWork()));
            }
        }
        return trial;
    }

    private void progress(String text) {
        err.println(text);
        err.flush();
    }
}
