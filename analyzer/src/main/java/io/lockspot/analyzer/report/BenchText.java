package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.bench.BenchPlan;
import io.lockspot.analyzer.model.bench.BenchProtocol;
import io.lockspot.analyzer.model.bench.BenchRun;
import io.lockspot.analyzer.model.bench.CpuUse;
import io.lockspot.analyzer.model.bench.Machine;
import io.lockspot.analyzer.model.bench.Side;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** What was run, on which machine, and how quiet that was. */
final class BenchText {

    private final BenchProtocol protocol;
    private final Lines lines;

    private BenchText(BenchProtocol protocol, Lines lines) {
        this.protocol = protocol;
        this.lines = lines;
    }

    static void write(BenchProtocol protocol, Lines lines) throws IOException {
        new BenchText(protocol, lines).write();
    }

    private void write() throws IOException {
        BenchPlan plan = protocol.plan();
        lines.title("What was run");
        field("before", plan.before());
        field("after", plan.after());
        field("order", order());
        field("measured", measured(plan));
        if (!plan.load().isEmpty()) {
            field("load", plan.load());
        }
        if (!plan.ready().isEmpty()) {
            field("ready", String.join(", ", plan.ready()));
        }
        field("agent", (plan.fromStart() ? "from the start" : "attached when ready") + options(plan));
        field("machine", machine(protocol));
        field("noise", noise());
        lines.blank();
        runs();
    }

    private void field(String name, String value) throws IOException {
        lines.text(name + " ".repeat(10 - name.length()), Names.printable(value));
    }

    private String order() {
        return protocol.runs().stream().map(BenchRun::side).map(Side::label).collect(Collectors.joining(", "));
    }

    private static String measured(BenchPlan plan) {
        if (plan.whole()) {
            return "each run from the program's start to its end";
        }
        return plan.duration()
                        .map(d -> "windows of " + Units.duration(d.toNanos()))
                        .orElse("until the load ends") + ", after a warm-up of "
                + Units.duration(plan.warmup().toNanos());
    }

    private static String options(BenchPlan plan) {
        return plan.agentOptions().isEmpty() ? "" : ", " + plan.agentOptions();
    }

    private static String machine(BenchProtocol protocol) {
        Machine machine = protocol.machine();
        List<String> parts = new ArrayList<>();
        parts.add(Units.count(machine.cpus(), "CPU", "CPUs")
                + (machine.cpuModel().isEmpty() ? "" : " (" + machine.cpuModel() + ")"));
        if (machine.memory() > 0) {
            parts.add(String.format(Locale.ROOT, "%.1f GB", machine.memory() / 1e9));
        }
        parts.add("kernel " + (machine.kernel().isEmpty() ? "unknown" : machine.kernel()));
        parts.add("governor " + (machine.governor().isEmpty() ? "unknown" : machine.governor()));
        if (machine.loadBefore().isPresent() && machine.loadAfter().isPresent()) {
            parts.add(String.format(
                    Locale.ROOT,
                    "load average %.1f before, %.1f after",
                    machine.loadBefore().getAsDouble(),
                    machine.loadAfter().getAsDouble()));
        }
        if (!protocol.java().isEmpty()) {
            parts.add("Java " + String.join(" and ", protocol.java()));
        }
        return String.join(", ", parts);
    }

    private String noise() {
        List<String> parts = new ArrayList<>();
        List<CpuUse> known =
                protocol.runs().stream().flatMap(r -> r.cpu().stream()).toList();
        if (known.isEmpty()) {
            parts.add("this machine does not tell who used its CPUs");
        } else {
            parts.add("other processes had " + range(known, CpuUse::others) + " of the CPUs, the host "
                    + range(known, CpuUse::stolen));
        }
        protocol.spread()
                .ifPresent(s -> parts.add(String.format(
                        Locale.ROOT, "runs of the same command differ by %.1f %% in the %s", s.percent(), s.figure())));
        if (protocol.disturbed() > 0) {
            parts.add("DISTURBED: " + protocol.disturbed() + " of "
                    + Units.count(protocol.runs().size(), "run", "runs"));
        }
        return String.join("; ", parts);
    }

    private static String range(List<CpuUse> uses, ToDoubleFunction<CpuUse> share) {
        double[] sorted = uses.stream().mapToDouble(share).sorted().toArray();
        String least = String.format(Locale.ROOT, "%.1f", sorted[0]);
        String most = String.format(Locale.ROOT, "%.1f %%", sorted[sorted.length - 1]);
        return most.startsWith(least + " ") ? most : least + " – " + most;
    }

    private void runs() throws IOException {
        boolean whole = protocol.plan().whole();
        Table table = new Table().text("run").text("started");
        if (!whole) {
            table.number("ready after");
        }
        table.number("recorded");
        table.number("own CPU").number("others").number("host").text("end");
        for (BenchRun run : protocol.runs()) {
            List<String> cells = new ArrayList<>();
            cells.add(run.name());
            cells.add(Instant.ofEpochMilli(run.startMillis())
                    .truncatedTo(ChronoUnit.SECONDS)
                    .toString());
            if (!whole) {
                cells.add(Units.duration(run.readyNanos()));
            }
            cells.addAll(List.of(
                    Units.duration(run.windowNanos()),
                    share(run, CpuUse::own),
                    share(run, CpuUse::others),
                    share(run, CpuUse::stolen),
                    Names.printable(run.end())
                            + (run.loadExit().isPresent()
                                    ? ", load " + run.loadExit().getAsInt()
                                    : "")));
            table.row(cells);
        }
        table.write("", lines);
    }

    private static String share(BenchRun run, ToDoubleFunction<CpuUse> of) {
        return run.cpu()
                .map(c -> String.format(Locale.ROOT, "%.1f %%", of.applyAsDouble(c)))
                .orElse("");
    }
}
