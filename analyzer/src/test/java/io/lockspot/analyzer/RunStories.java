package io.lockspot.analyzer;

import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Random;

/**
 * Runs of a server before and after its selector was split, told by the beginning of the file's name: {@code before-1},
 * {@code after-1}. The number seeds what varies from run to run, about 5 percent.
 */
public final class RunStories {

    private static final int CONNECTIONS = 32_000;
    private static final int SAMPLE = 10_000_000;

    private RunStories() {}

    /** @param name {@code before-N} or {@code after-N}, with any extension; anything else is a run before */
    public static Recording named(String name) {
        return builder(name).build();
    }

    public static RecordingBuilder builder(String name) {
        boolean fixed = name.startsWith("after");
        Random random = new Random(name.replaceFirst("\\..*", "").hashCode());
        RecordingBuilder into = Stories.stormServer(name);
        into.covers(0);
        into.covers(Math.round(varied(fixed ? 8e9 : 10e9, random)));
        close(into, varied(fixed ? 15_000 : 32_000, random), random);
        if (!fixed) {
            for (int i = 0; i < 150; i++) {
                into.lockWait(Measure.LOCK_WAIT, waited(Math.round(varied(3_200_000, random)), i));
            }
        }
        cpu(into, random, 400, "app.Server.accept", "app.Server.decode");
        cpu(into, random, 150, "app.Server.closeConnection", "sun.nio.ch.SocketDispatcher.close");
        cpu(into, random, fixed ? 60 : 120, "app.Server.closeConnection", "sun.nio.ch.SelectorImpl.cancel");
        return into;
    }

    private static void close(RecordingBuilder into, double mean, Random random) {
        OperationStats close = into.operation(Stories.CLOSE);
        close.addCounts(CONNECTIONS, 0, 0, 0);
        close.addTimes(
                Math.round(mean * CONNECTIONS),
                40_000_000,
                Stories.histogram(CONNECTIONS, Math.round(varied(mean / 3, random)), 40_000_000));
    }

    private static LockWait waited(long nanos, int number) {
        return new LockWait(
                Stories.CANCELLED_KEYS, "closer-" + number % 4, Stories.CANCEL, "selector", Stack.EMPTY, nanos);
    }

    private static void cpu(RecordingBuilder into, Random random, int samples, String caller, String function) {
        long count = Math.round(varied(samples, random) + Math.sqrt(samples) * random.nextGaussian());
        Stack stack = new Stack(List.of(Frame.java("java.lang.Thread.run"), Frame.java(caller), Frame.java(function)));
        into.sample(Measure.CPU, "worker", stack, count * SAMPLE, count);
    }

    private static double varied(double value, Random random) {
        return value * Math.exp(0.05 * random.nextGaussian());
    }
}
