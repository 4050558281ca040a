package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.read.Block;
import io.lockspot.analyzer.read.Blocks;
import io.lockspot.analyzer.read.Jobs;
import io.lockspot.analyzer.read.KnownFrames;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Reads what {@code perf script} prints. One thread reads blocks and folds, several parse: the blocks go to
 * {@link BlockParser}s, and what these find goes in the order of the text to a {@link BatchFold}. So the result is the
 * same for any number of threads, and for a file and a pipe. A reader is used once.
 */
public final class PerfScriptReader {

    /** Frames beyond that, next to the root, are one {@code [truncated]}. */
    static final int MAX_FRAMES = 1 << 15;

    /** More threads than that wait for the one that reads, and each has caches. */
    private static final int MAX_JOBS = 8;

    private final int jobs;
    private final int blockSize;
    private final KnownFrames frames;

    /** With as many threads as {@link Jobs} says, but no more than eight. */
    public PerfScriptReader() {
        this(Jobs.count());
    }

    /** @param jobs how many threads parse; one does without any other thread */
    public PerfScriptReader(int jobs) {
        this(jobs, Blocks.USUAL, new KnownFrames());
    }

    /**
     * @param blockSize how many bytes blocks have that end between records
     * @param frames receives the frames; used once
     */
    PerfScriptReader(int jobs, int blockSize, KnownFrames frames) {
        this.jobs = Math.max(1, Math.min(jobs, MAX_JOBS));
        this.blockSize = blockSize;
        this.frames = frames;
    }

    /** Whether only this format has such a line. */
    public static boolean recognises(String line) {
        if (line.startsWith("# captured on ") || SampleHeader.parse(line) != null) {
            return true;
        }
        byte[] text = Bytes.withSlack(line);
        int length = text.length - Block.SLACK;
        return BlockParser.isStackLine(text, 0, length)
                || !line.isBlank() && new HeaderParser(HeaderShape.SPARSE).parse(text, 0, length, false);
    }

    /**
     * @param in the whole text
     * @param into receives everything; its {@link RecordingBuilder#file()} is the name for messages
     * @return why the text ended before its time, when it was compressed and broken
     * @throws BadRecordingException when most of the text cannot be understood
     * @throws IOException when it cannot be read
     */
    public Optional<String> read(InputStream in, RecordingBuilder into) throws BadRecordingException, IOException {
        into.format("perf-script");
        Blocks blocks = new Blocks(in, new RecordEnds(), blockSize, Blocks.LONGEST);
        BatchFold fold = new BatchFold(into, frames);
        boolean terminated = fold(blocks, fold);
        fold.report();
        if (fold.openAtEnd() && !terminated && blocks.damage().isEmpty()) {
            into.incomplete(into.file() + ": ends in the middle of a line; it was cut off, or is still being written");
        }
        return blocks.damage();
    }

    /** Whether the text's last line ended as lines do. */
    private boolean fold(Blocks blocks, BatchFold fold) throws IOException {
        Block block = blocks.next();
        if (block == null) {
            return true;
        }
        HeaderShape shape = HeaderShape.of(block);
        int threads = block.last() ? 1 : jobs;
        try (OrderedWork<Block, Batch> work = new OrderedWork<>(threads, parsing(shape, threads, blocks), fold::add)) {
            boolean terminated = true;
            for (; block != null; block = blocks.next()) {
                terminated = block.terminated();
                work.add(block);
            }
            work.finish();
            return terminated;
        }
    }

    private static Function<Block, Batch> parsing(HeaderShape shape, int threads, Blocks blocks) {
        long budget = Runtime.getRuntime().maxMemory() / 8 / threads;
        ConcurrentLinkedQueue<BlockParser> idle = new ConcurrentLinkedQueue<>();
        return block -> {
            BlockParser parser = idle.poll();
            parser = parser == null ? new BlockParser(shape, budget) : parser;
            Batch batch = parser.parse(block);
            idle.add(parser);
            blocks.release(block);
            return batch;
        };
    }
}
