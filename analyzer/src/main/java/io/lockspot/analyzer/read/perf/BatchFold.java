package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.read.KnownFrames;
import io.lockspot.analyzer.read.SuspectLines;

/**
 * Takes the batches of a file in their order and hands sample after sample to the {@link SampleSink}. Everything that
 * spans blocks is here or there, so the result does not depend on who parsed them.
 */
final class BatchFold {

    private static final String WHAT = "output of perf script";

    private final RecordingBuilder into;
    private final SampleSink sink;
    private final KnownFrames frames;
    private final KnownStacks stacks = new KnownStacks();
    private final SuspectLines suspects = new SuspectLines();
    private final StackQuality quality = new StackQuality();
    private long lines;
    private long folded;
    private long branchStacks;
    private long lostChunks;
    private boolean openAtEnd;

    BatchFold(RecordingBuilder into, KnownFrames frames) {
        this.into = into;
        this.frames = frames;
        this.sink = new SampleSink(into);
    }

    void add(Batch batch) {
        batch.comments.forEach(sink::comment);
        batch.events.forEach(sink::comment);
        for (int i = 0; i < batch.size(); i++) {
            KnownStack stack = batch.stack(i);
            stack.settle(frames, stacks);
            folded += stack.folded();
            quality.add(stack);
            sink.sample(batch.header(i), stack.stack());
        }
        suspects.add(batch.good, batch.bad, lines + batch.firstBad);
        lines += batch.lines;
        branchStacks += batch.branchStacks;
        lostChunks += batch.lostChunks;
        openAtEnd = batch.openAtEnd;
    }

    /** Whether the text ended inside a sample. */
    boolean openAtEnd() {
        return openAtEnd;
    }

    /** Tells what is to be told at the end. */
    void report() throws BadRecordingException {
        suspects.report(WHAT, into);
        sink.report(folded);
        quality.report(into);
        Remark.report(lostChunks, into);
        if (branchStacks > 0) {
            into.warn(
                    "branch-stacks",
                    into.file() + ": " + branchStacks + " branch stacks are not read; the samples with them count");
        }
    }
}
