package io.lockspot.samples.overhead;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the workloads one after the other and keeps what came out, also when one fails. */
final class Bench {

    private final Plan plan;
    private final Settings settings;
    private final Places places;
    private final PrintWriter err;
    private final List<Trial> trials = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Map<String, Double> calls = new HashMap<>();

    Bench(Plan plan, Settings settings, Places places, PrintWriter err) {
        this.plan = plan;
        this.settings = settings;
        this.places = places;
        this.err = err;
    }

    /** What has been measured so far. */
    List<Trial> trials() {
        return trials;
    }

    List<String> notes() {
        return notes;
    }

    /** @throws BenchException when something does not run; what was measured before stays */
    void run(List<JavaHome> jdks, List<Workload> workloads, List<Setting> wanted)
            throws IOException, InterruptedException {
        announce(jdks, workloads, wanted);
        long start = System.nanoTime();
        int trialsToCome = jdks.size() * workloads.size();
        for (JavaHome jdk : jdks) {
            for (Workload workload : workloads) {
                long left = plan.limit().toNanos() - (System.nanoTime() - start);
                long until = System.nanoTime() + Math.max(0, left) / trialsToCome--;
                if (!workload.missing(jdk).isEmpty()) {
                    note(workload.missing(jdk));
                    continue;
                }
                List<Setting> possible = possible(jdk, workload, wanted);
                progress(workload.label() + ", JDK " + jdk.feature() + ": getting ready");
                workload.calibrate(jdk, places.freshWork());
                Trial trial = new Trial(workload.part(), workload.label(), jdk, callsPerUnit(workload));
                try {
                    new Rounds(places, err).run(workload, jdk, possible, plan.pairs(), until, trial);
                } finally {
                    workload.end();
                }
                trials.add(trial);
            }
        }
    }

    private void announce(List<JavaHome> jdks, List<Workload> workloads, List<Setting> wanted) {
        double seconds = 0;
        for (JavaHome jdk : jdks) {
            for (Workload workload : workloads) {
                long runs = wanted.stream()
                        .filter(setting -> setting.missing(jdk, workload).isEmpty())
                        .count();
                seconds += (runs * plan.pairs() + 2) * workload.seconds();
            }
        }
        progress("about " + Math.round(Math.ceil(Math.max(seconds, plan.limit().toSeconds()) / 60))
                + " min on an idle machine");
    }

    private List<Setting> possible(JavaHome jdk, Workload workload, List<Setting> wanted) {
        List<Setting> possible = new ArrayList<>();
        for (Setting setting : wanted) {
            String missing = setting.missing(jdk, workload);
            if (missing.isEmpty()) {
                possible.add(setting);
            } else {
                note(missing);
            }
        }
        return possible;
    }

    /** The same on every JDK: the methods are, and the load is. */
    private double callsPerUnit(Workload workload) throws IOException, InterruptedException {
        if (workload.part() == Workload.Part.STARTUP || workload.part() == Workload.Part.WITHIN) {
            return Double.NaN;
        }
        Double known = calls.get(workload.label());
        double count = known == null ? count(workload) : known;
        calls.put(workload.label(), count);
        return count;
    }

    private double count(Workload workload) throws IOException, InterruptedException {
        Optional<JavaHome> jdk = JavaHome.feature(Settings.METHOD_TIMING);
        if (jdk.isEmpty()) {
            note("no JDK " + Settings.METHOD_TIMING + ", which counts calls: no cost per call");
            return Double.NaN;
        }
        progress(workload.label() + ": a run to count the calls of probed methods");
        return CallCount.perUnit(workload, jdk.get(), settings.named(Settings.JFR_TIMING), places.freshWork());
    }

    private void progress(String text) {
        err.println(text);
        err.flush();
    }

    private void note(String note) {
        if (!notes.contains(note)) {
            notes.add(note);
        }
    }
}
