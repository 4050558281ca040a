package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.bench.BenchPlan;
import io.lockspot.analyzer.model.bench.BenchProtocol;
import io.lockspot.analyzer.model.bench.BenchRun;
import io.lockspot.analyzer.model.bench.CpuUse;
import io.lockspot.analyzer.model.bench.Machine;
import io.lockspot.analyzer.model.bench.Side;
import java.time.Instant;
import java.util.Optional;

/** What a bench has run, as the field {@code bench}. Times are nanoseconds, shares of the CPUs 0 to 100. */
final class BenchJson {

    private final Json json;

    private BenchJson(Json json) {
        this.json = json;
    }

    static void write(BenchProtocol protocol, Json json) {
        json.object("bench");
        BenchJson writer = new BenchJson(json);
        writer.plan(protocol.plan());
        writer.machine(protocol.machine());
        json.array("java");
        protocol.java().forEach(json::value);
        json.endArray();
        writer.runs(protocol);
        json.field("disturbedRuns", protocol.disturbed());
        if (protocol.spread().isPresent()) {
            json.object("spread").field("figure", protocol.spread().get().figure());
            json.field("percent", rounded(protocol.spread().get().percent())).endObject();
        } else {
            json.absent("spread");
        }
        json.endObject();
    }

    private void plan(BenchPlan plan) {
        json.field(Side.BEFORE.label(), plan.before()).field(Side.AFTER.label(), plan.after());
        json.field("runs", plan.runs()).field("warmup", plan.warmup().toNanos());
        if (plan.duration().isPresent()) {
            json.field("duration", plan.duration().get().toNanos());
        } else {
            json.absent("duration");
        }
        json.field("whole", plan.whole()).known("load", plan.load());
        json.array("ready");
        plan.ready().forEach(json::value);
        json.endArray();
        json.known("agentOptions", plan.agentOptions()).field("agentFromStart", plan.fromStart());
    }

    private void machine(Machine machine) {
        json.object("machine")
                .field("cpus", machine.cpus())
                .known("cpuModel", machine.cpuModel())
                .field("memory", machine.memory())
                .known("kernel", machine.kernel())
                .known("governor", machine.governor())
                .field("loadBefore", machine.loadBefore())
                .field("loadAfter", machine.loadAfter())
                .endObject();
    }

    private void runs(BenchProtocol protocol) {
        json.array("order");
        for (BenchRun run : protocol.runs()) {
            json.object().field("side", run.side().label()).field("run", run.number());
            json.field("started", Instant.ofEpochMilli(run.startMillis()).toString());
            json.field("ready", run.readyNanos()).field("window", run.windowNanos());
            cpu(run.cpu());
            json.field("end", run.end());
            if (run.loadExit().isPresent()) {
                json.field("loadExit", run.loadExit().getAsInt());
            } else {
                json.absent("loadExit");
            }
            json.field("recording", run.recording()).endObject();
        }
        json.endArray();
    }

    private void cpu(Optional<CpuUse> cpu) {
        if (cpu.isEmpty()) {
            json.absent("cpu");
            return;
        }
        json.object("cpu")
                .field("own", rounded(cpu.get().own()))
                .field("others", rounded(cpu.get().others()))
                .field("stolen", rounded(cpu.get().stolen()))
                .field("disturbed", cpu.get().isDisturbed())
                .endObject();
    }

    private static double rounded(double percent) {
        return Math.round(100 * percent) / 100.0;
    }
}
