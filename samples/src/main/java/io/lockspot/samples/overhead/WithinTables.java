package io.lockspot.samples.overhead;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** What came out of servers in which the agent came and went. */
final class WithinTables {

    /** A row without a tool on either side. */
    private static final String NO_DIFFERENCE = "bare, in turns";

    private final PrintWriter out;
    private final List<Trial> trials;

    /** @param trials of that part */
    WithinTables(PrintWriter out, List<Trial> trials) {
        this.out = out;
        this.trials = trials;
    }

    void print() {
        rates();
        threads();
    }

    private void rates() {
        Table table = new Table(
                3, "server", "JDK", "setting", "connections/s", "ratio", "CPU per connection, µs", "ratio", "busy");
        for (Trial trial : trials) {
            for (String setting : trial.settings()) {
                boolean bare = setting.equals(Setting.BARE.name());
                table.row(
                        trial.workload(),
                        jdk(trial),
                        setting,
                        Cell.number(trial.mean(setting, Metric.RATE).value(), 0),
                        bare ? Cell.NONE : Cell.of(trial.ratio(setting, Metric.RATE), 1, 4),
                        Cell.number(trial.mean(setting, Metric.CPU).value() * 1e-3, 2),
                        bare ? Cell.NONE : Cell.of(trial.ratio(setting, Metric.CPU), 1, 4),
                        Cell.number(trial.mean(setting, Metric.BUSY).value() * 100, 0) + " %");
            }
            noDifference(table, trial);
        }
        out.printf("%nServers in which the agent comes and goes, %d rounds%n%n", rounds());
        table.print(out);
    }

    private static void noDifference(Table table, Trial trial) {
        Optional<Estimate> rate = trial.ofNoDifference(Metric.RATE);
        Optional<Estimate> cpu = trial.ofNoDifference(Metric.CPU);
        if (rate.isPresent() && cpu.isPresent()) {
            table.row(
                    trial.workload(),
                    jdk(trial),
                    NO_DIFFERENCE,
                    Cell.NONE,
                    Cell.of(rate.get(), 1, 4),
                    Cell.NONE,
                    Cell.of(cpu.get(), 1, 4),
                    Cell.NONE);
        }
    }

    private void threads() {
        Table table = new Table(
                3,
                "server",
                "JDK",
                "setting",
                "server's threads, µs",
                "more",
                "waits",
                "compiler, more",
                "collector, more",
                "tool's threads, more");
        for (Trial trial : trials) {
            for (String setting : trial.settings()) {
                table.row(
                        trial.workload(),
                        jdk(trial),
                        setting,
                        Cell.number(trial.mean(setting, Metric.SERVER_CPU).value() * 1e-3, 2),
                        more(trial, setting, Metric.SERVER_CPU),
                        Cell.number(trial.mean(setting, Metric.SLEEPS).value(), 2),
                        more(trial, setting, Metric.COMPILER_CPU),
                        more(trial, setting, Metric.COLLECTOR_CPU),
                        more(trial, setting, Metric.TOOL_CPU));
            }
        }
        out.printf("%nWhose threads that CPU time per connection was of, µs%n%n");
        table.print(out);
    }

    private static String more(Trial trial, String setting, Metric metric) {
        return setting.equals(Setting.BARE.name()) ? Cell.NONE : Cell.of(trial.difference(setting, metric), 1e-3, 2);
    }

    private int rounds() {
        return trials.stream()
                .flatMap(trial -> trial.settings().stream()
                        .map(setting -> trial.readings(setting).size()))
                .min(Integer::compare)
                .orElse(0);
    }

    private static String jdk(Trial trial) {
        return Integer.toString(trial.jdk().feature());
    }
}
