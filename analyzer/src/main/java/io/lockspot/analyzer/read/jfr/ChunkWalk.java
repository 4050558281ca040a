package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.read.ReadProgress;
import java.io.IOException;

/** Goes from chunk to chunk through one file, over damage to the next one that can be found. */
final class ChunkWalk {

    private final FileWindow file;
    private final String name;
    private final ChunkPipeline pipeline;
    private final Chunks into;
    private boolean lastWasDamaged;

    /**
     * @param name of the file, for messages
     * @param into gets what was read, in the order of the file
     */
    ChunkWalk(FileWindow file, String name, ChunkPipeline pipeline, Chunks into) {
        this.file = file;
        this.name = name;
        this.pipeline = pipeline;
        this.into = into;
    }

    /** Gives all chunks to the pipeline; some may still be under way when it is done. */
    void read() throws IOException {
        for (long at = 0; at >= 0 && at < file.size() && !into.givenUp(); ) {
            at = step(at);
        }
    }

    /** Reads what is there; returns where to go on, or -1. */
    private long step(long at) throws IOException {
        if (!file.isChunk(at)) {
            damaged(new ChunkDamage(at, (file.size() - at) + " bytes that are not a JFR chunk"));
            return file.nextChunk(at + 1);
        }
        ChunkHeader header;
        try {
            header = ChunkHeader.of(file.bytes(at, ChunkHeader.BYTES), at);
        } catch (ChunkDamage e) {
            damaged(e);
            return file.nextChunk(at + 1);
        }
        return chunk(header);
    }

    private long chunk(ChunkHeader header) throws IOException {
        ReadProgress.at(header.offset());
        long rest = file.size() - header.offset();
        boolean whole = header.finished() && header.size() <= rest;
        long length = whole ? header.size() : unfinishedLength(header, rest);
        submit(header, length, whole);
        long next = header.offset() + header.size();
        if (whole && (next == file.size() || file.isChunk(next))) {
            return next;
        }
        // Whether the size can be believed shows when the chunk was read.
        pipeline.drain();
        return lastWasDamaged ? file.nextChunk(header.offset() + 1) : next;
    }

    private void submit(ChunkHeader header, long length, boolean whole) {
        pipeline.submit(length, reader -> reader.read(name, header, (int) length, file, whole), this::add);
    }

    private void add(ChunkReader.Outcome outcome) {
        lastWasDamaged = outcome.damage() != null;
        into.add(outcome);
    }

    /** An unfinished chunk ends where its header says, at the next chunk, or where the file does. */
    private long unfinishedLength(ChunkHeader header, long rest) throws IOException {
        if (header.size() != 0 && header.size() <= rest) {
            return header.size();
        }
        long next = file.nextChunk(header.offset() + ChunkHeader.BYTES);
        return Math.min(next < 0 ? rest : next - header.offset(), Limits.CHUNK_BYTES);
    }

    private void damaged(ChunkDamage damage) {
        pipeline.then(() -> into.add(new ChunkReader.Outcome(null, damage)));
    }
}
