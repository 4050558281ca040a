package io.lockspot.samples.overhead;

import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the agent is to cost at most, held against what was measured. */
final class Goals {

    private static final double THROUGHPUT = 0.99;

    /** What a connection costs more is what a server that is busy can do less. */
    private static final double CPU = 1.01;

    private static final double PEER_SHARE = 0.5;
    private static final double START_NANOS = 150e6;

    /** What the interval says: all of it on the good side, all of it on the bad side, or neither. */
    enum Verdict {
        MET("met"),
        MISSED("not met"),
        OPEN("cannot be decided");

        private final String label;

        Verdict(String label) {
            this.label = label;
        }

        static Verdict below(Estimate estimate, double limit) {
            return !estimate.hasInterval()
                    ? OPEN
                    : estimate.high() < limit ? MET : estimate.low() >= limit ? MISSED : OPEN;
        }

        static Verdict above(Estimate estimate, double limit) {
            return !estimate.hasInterval()
                    ? OPEN
                    : estimate.low() > limit ? MET : estimate.high() <= limit ? MISSED : OPEN;
        }
    }

    private Goals() {}

    /** @param agents the settings of lockspot's agent, by name */
    static void print(List<Trial> trials, List<String> agents, PrintWriter out) {
        Table table = new Table(3, "goal", "setting", "where", "measured", "verdict");
        for (Trial trial : trials) {
            for (String agent : agents) {
                if (trial.has(agent) && trial.has(Setting.BARE.name())) {
                    row(table, trial, agent);
                }
            }
        }
        table.print(out);
    }

    private static void row(Table table, Trial trial, String agent) {
        String where = trial.workload() + ", JDK " + trial.jdk().feature()
                + (trial.part() == Workload.Part.WITHIN ? ", within a process" : "");
        switch (trial.part()) {
            case STARTUP -> {
                Estimate more = trial.difference(agent, Metric.START);
                table.row(
                        "start-up: less than 150 ms more",
                        agent,
                        where,
                        Cell.of(more, 1e-6, 0) + " ms",
                        Verdict.below(more, START_NANOS).label);
            }
            case LOOPS -> {
                call("a call: less than half of the cheapest peer", Settings.PEERS, table, trial, agent, where);
                call(
                        "a call: less than half of the cheapest that counts",
                        Settings.COUNTING_PEERS,
                        table,
                        trial,
                        agent,
                        where);
            }
            case SERVERS, WITHIN -> {
                Estimate rate = trial.ratio(agent, Metric.RATE);
                table.row(
                        "throughput: more than 0.99",
                        agent,
                        where,
                        Cell.of(rate, 1, 3),
                        Verdict.above(rate, THROUGHPUT).label);
                Estimate cpu = trial.ratio(agent, Metric.CPU);
                table.row(
                        "CPU per connection: less than 1.01",
                        agent,
                        where,
                        Cell.of(cpu, 1, 3),
                        Verdict.below(cpu, CPU).label);
            }
            default -> throw new IllegalStateException();
        }
    }

    private static void call(String goal, List<String> peers, Table table, Trial trial, String agent, String where) {
        cheapest(peers, trial).ifPresent(peer -> {
            Estimate ratio = trial.costRatio(agent, peer, Metric.CPU);
            table.row(goal, agent, where, Cell.of(ratio, 1, 2) + " of " + peer, Verdict.below(ratio, PEER_SHARE).label);
        });
    }

    static Optional<String> cheapest(List<String> peers, Trial trial) {
        return peers.stream()
                .filter(trial::has)
                .min(Comparator.comparingDouble(
                        peer -> trial.difference(peer, Metric.CPU).value()));
    }
}
