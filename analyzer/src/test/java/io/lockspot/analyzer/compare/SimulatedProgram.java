package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A program that keeps one core busy for 60 seconds and is sampled 99 times a second: 60 functions below 15 callers, 75
 * call paths. Each function costs a fixed time per operation, times what varies from run to run (5 percent) and, slowly,
 * from second to second; the more all of them cost, the fewer operations are done.
 */
final class SimulatedProgram {

    static final OperationKey CLOSE = new OperationKey("close", "simulated");

    private static final int FUNCTIONS = 60;
    private static final int CALLERS = 15;
    private static final int SLICES = 60;
    private static final int SAMPLES = 99;
    private static final long INTERVAL = 1_000_000_000L / SAMPLES;
    private static final double BETWEEN_RUNS = 0.05;
    private static final double BETWEEN_SLICES = 0.15;
    private static final double MEMORY = 0.6;
    private static final double OPERATIONS_PER_SECOND = 20_000;

    private final double[] costs = new double[FUNCTIONS];
    private final Known known;

    /** What recordings tell beside the samples. */
    enum Known {
        OPERATIONS,
        CPU_SECONDS,
        NOTHING
    }

    /** Costs fall from a fifth of the whole to a thousandth, as they do in programs. */
    SimulatedProgram() {
        this(Known.OPERATIONS);
    }

    SimulatedProgram(Known known) {
        this.known = known;
        for (int i = 0; i < FUNCTIONS; i++) {
            costs[i] = 1 / Math.pow(i + 1.0, 1.3);
        }
    }

    private SimulatedProgram(Known known, double... costs) {
        this.known = known;
        System.arraycopy(costs, 0, this.costs, 0, FUNCTIONS);
    }

    /** The function with about that share, 0 to 1. */
    int functionOf(double share) {
        double whole = total(costs);
        int best = 0;
        for (int i = 1; i < FUNCTIONS; i++) {
            if (Math.abs(costs[i] / whole - share) < Math.abs(costs[best] / whole - share)) {
                best = i;
            }
        }
        return best;
    }

    SimulatedProgram times(int function, double factor) {
        double[] changed = costs.clone();
        changed[function] *= factor;
        return new SimulatedProgram(known, changed);
    }

    /** The same with one function so dear that it has that share of the whole, 0 to 1. */
    SimulatedProgram dominated(int function, double share) {
        double rest = total(costs) - costs[function];
        return times(function, rest * share / (1 - share) / costs[function]);
    }

    static Stack path(int function) {
        return new Stack(List.of(Frame.java("caller" + function % CALLERS), Frame.java("function" + function)));
    }

    /** One run. */
    Run run(String name, Random random) {
        double[] ofRun = new double[FUNCTIONS];
        double[] ofSlice = new double[FUNCTIONS];
        for (int i = 0; i < FUNCTIONS; i++) {
            ofRun[i] = Math.log(costs[i]) + BETWEEN_RUNS * random.nextGaussian();
            ofSlice[i] = BETWEEN_SLICES * random.nextGaussian();
        }
        long[] samples = new long[FUNCTIONS];
        double operations = 0;
        for (int slice = 0; slice < SLICES; slice++) {
            double[] upTo = new double[FUNCTIONS];
            double sum = 0;
            for (int i = 0; i < FUNCTIONS; i++) {
                double fresh = BETWEEN_SLICES * Math.sqrt(1 - MEMORY * MEMORY) * random.nextGaussian();
                ofSlice[i] = MEMORY * ofSlice[i] + fresh;
                sum += Math.exp(ofRun[i] + ofSlice[i]);
                upTo[i] = sum;
            }
            operations += OPERATIONS_PER_SECOND / sum;
            for (int s = 0; s < SAMPLES; s++) {
                samples[drawn(upTo, random.nextDouble() * sum)]++;
            }
        }
        return run(name, samples, Math.round(operations));
    }

    private Run run(String name, long[] samples, long operations) {
        RecordingBuilder into = new RecordingBuilder(name);
        if (known != Known.NOTHING) {
            into.environment("cpus", "1");
            into.covers(0);
            into.covers(SLICES * 1_000_000_000L);
        }
        for (int i = 0; i < FUNCTIONS; i++) {
            into.sample(Measure.CPU, "", path(i), samples[i] * INTERVAL, samples[i]);
        }
        if (known == Known.OPERATIONS) {
            into.operation(CLOSE).addCounts(operations, 0, 0, 0);
        }
        return Run.of(name, into.build());
    }

    private static int drawn(double[] upTo, double value) {
        int found = Arrays.binarySearch(upTo, value);
        return Math.min(found < 0 ? -found - 1 : found, FUNCTIONS - 1);
    }

    private static double total(double... costs) {
        double sum = 0;
        for (double cost : costs) {
            sum += cost;
        }
        return sum;
    }

    /** Runs of this program before, and of the other one after. */
    Runs against(SimulatedProgram other, int runs, Random random) {
        List<Run> before = new ArrayList<>();
        List<Run> after = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            before.add(run("before-" + i, random));
            after.add(other.run("after-" + i, random));
        }
        return new Runs(before, after);
    }
}
