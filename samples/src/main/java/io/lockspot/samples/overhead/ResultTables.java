package io.lockspot.samples.overhead;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The results as tables in Markdown. */
final class ResultTables {

    private final PrintWriter out;
    private final Result result;
    private final List<Trial> trials;

    ResultTables(PrintWriter out, Result result) {
        this.out = out;
        this.result = result;
        this.trials = result.trials();
    }

    void print() {
        Machine before = result.before();
        Machine after = result.after();
        out.printf(Locale.ROOT, "%s to %s, %s, %s%n", before.time(), after.time(), before.system(), before.cores());
        out.printf(
                Locale.ROOT,
                "load average before %.1f, after %.1f (the benchmark itself keeps at most two cores busy)%n",
                before.load(),
                after.load());
        result.notes().forEach(out::println);
        startup();
        loops();
        servers();
        serverStarts();
        if (!of(Workload.Part.WITHIN).isEmpty()) {
            new WithinTables(out, of(Workload.Part.WITHIN)).print();
        }
        if (!trials.isEmpty()) {
            out.printf("%nGoals%n%n");
            Goals.print(trials, result.agents(), out);
        }
        out.flush();
    }

    private List<Trial> of(Workload.Part part) {
        return trials.stream().filter(trial -> trial.part() == part).toList();
    }

    private void startup() {
        Table table = new Table(2, "JDK", "setting", "to main, ms", "more, ms", "CPU more, ms", "end more, ms");
        for (Trial trial : of(Workload.Part.STARTUP)) {
            for (String setting : trial.settings()) {
                table.row(
                        jdk(trial),
                        setting,
                        Cell.of(trial.mean(setting, Metric.START), 1e-6, 0),
                        more(trial, setting, Metric.START),
                        more(trial, setting, Metric.START_CPU),
                        more(trial, setting, Metric.END));
            }
        }
        print("Start-up of a program that does nothing", Workload.Part.STARTUP, table);
    }

    private void loops() {
        Table table = new Table(
                3,
                "loop",
                "JDK",
                "setting",
                "CPU per turn, ns",
                "CPU per call more, ns",
                "all threads, ns",
                "calls a turn");
        for (Trial trial : of(Workload.Part.LOOPS)) {
            for (String setting : trial.settings()) {
                table.row(
                        trial.workload(),
                        jdk(trial),
                        setting,
                        Cell.of(trial.mean(setting, Metric.CPU), 1, 1),
                        bare(setting) ? Cell.NONE : Cell.of(trial.perCall(setting, Metric.CPU), 1, 1),
                        bare(setting) ? Cell.NONE : Cell.of(trial.perCall(setting, Metric.PROCESS_CPU), 1, 1),
                        calls(trial));
            }
        }
        print("Loops over probed methods", Workload.Part.LOOPS, table);
    }

    private void servers() {
        Table table = new Table(
                3,
                "server",
                "JDK",
                "setting",
                "connections/s",
                "ratio",
                "CPU per connection, µs",
                "ratio",
                "CPU per call more, ns",
                "calls",
                "busy");
        for (Trial trial : of(Workload.Part.SERVERS)) {
            for (String setting : trial.settings()) {
                table.row(
                        trial.workload(),
                        jdk(trial),
                        setting,
                        Cell.number(trial.mean(setting, Metric.RATE).value(), 0),
                        bare(setting) ? Cell.NONE : Cell.of(trial.ratio(setting, Metric.RATE), 1, 3),
                        Cell.number(trial.mean(setting, Metric.CPU).value() * 1e-3, 2),
                        bare(setting) ? Cell.NONE : Cell.of(trial.ratio(setting, Metric.CPU), 1, 3),
                        bare(setting) ? Cell.NONE : Cell.of(trial.perCall(setting, Metric.CPU), 1, 0),
                        calls(trial),
                        Cell.number(trial.mean(setting, Metric.BUSY).value() * 100, 0) + " %");
            }
        }
        print("Servers under load", Workload.Part.SERVERS, table);
    }

    private void serverStarts() {
        Table table =
                new Table(3, "server", "JDK", "setting", "to its port, ms", "more, ms", "CPU more, ms", "end more, ms");
        for (Trial trial : of(Workload.Part.SERVERS)) {
            for (String setting : trial.settings()) {
                table.row(
                        trial.workload(),
                        jdk(trial),
                        setting,
                        Cell.of(trial.mean(setting, Metric.START), 1e-6, 0),
                        more(trial, setting, Metric.START),
                        more(trial, setting, Metric.START_CPU),
                        more(trial, setting, Metric.END));
            }
        }
        print("Start-up of the servers", Workload.Part.SERVERS, table);
    }

    private void print(String title, Workload.Part part, Table table) {
        if (!of(part).isEmpty()) {
            out.printf("%n%s, %d rounds%n%n", title, rounds(part));
            table.print(out);
        }
    }

    private int rounds(Workload.Part part) {
        return of(part).stream()
                .flatMap(trial -> trial.settings().stream()
                        .map(name -> trial.readings(name).size()))
                .min(Integer::compare)
                .orElse(0);
    }

    private static String more(Trial trial, String setting, Metric metric) {
        return bare(setting) ? Cell.NONE : Cell.of(trial.difference(setting, metric), 1e-6, 0);
    }

    private static boolean bare(String setting) {
        return setting.equals(Setting.BARE.name());
    }

    private static String jdk(Trial trial) {
        return Integer.toString(trial.jdk().feature());
    }

    private static String calls(Trial trial) {
        return Double.isNaN(trial.callsPerUnit()) ? Cell.NONE : Cell.number(trial.callsPerUnit(), 1);
    }
}
