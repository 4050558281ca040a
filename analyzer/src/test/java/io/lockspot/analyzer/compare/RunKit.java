package io.lockspot.analyzer.compare;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Builds runs for a test, several alike but for a little that varies. */
final class RunKit {

    private static final long INTERVAL = 10_000_000;

    private RunKit() {}

    /** @param content fills one run; gets the number of the run, from 0 */
    static List<Run> runs(int count, BiConsumer<RecordingBuilder, Integer> content) {
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            RecordingBuilder into = new RecordingBuilder("run-" + i);
            content.accept(into, i);
            runs.add(Run.of("run-" + i, into.build()));
        }
        return runs;
    }

    /** @param path functions divided by a blank, callers first */
    static void cpu(RecordingBuilder into, long samples, String path) {
        into.sample(Measure.CPU, "", stack(path), samples * INTERVAL, samples);
    }

    static void closes(RecordingBuilder into, long count) {
        into.operation(new OperationKey("close", "jdk-nio")).addCounts(count, 0, 0, 0);
    }

    static Stack stack(String path) {
        return new Stack(Arrays.stream(path.split(" ")).map(Frame::java).toList());
    }
}
