package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.read.ReadProgress;
import java.io.IOException;

/** Goes from chunk to chunk through one file, over damage to the next one that can be found. */
final class ChunkWalk {

    private final FileWindow file;
    private final RecordingBuilder into;
    private final EventHandlers handlers;
    private final ChunkReader reader;
    private int opened;
    private int damages;
    private ChunkDamage first;

    ChunkWalk(FileWindow file, RecordingBuilder into) {
        this.file = file;
        this.into = into;
        this.handlers = new EventHandlers(into);
        this.reader = new ChunkReader(handlers.all());
    }

    /** @throws BadRecordingException when no chunk can be opened */
    void read() throws BadRecordingException, IOException {
        if (!file.isChunk(0)) {
            throw new BadRecordingException(
                    into.file()
                            + ": offset 0: not a JFR recording: it does not start with a whole JFR header; is it the right file?");
        }
        long at = 0;
        while (at >= 0 && at < file.size() && damages < Limits.DAMAGES) {
            at = step(at);
        }
        if (opened == 0) {
            throw new BadRecordingException(into.file() + ": " + first.text() + "; nothing in the file can be read");
        }
        handlers.finish();
        if (damages > Limits.DAMAGES_TOLD) {
            into.damaged(into.file() + ": " + damages + " damaged places in all"
                    + (damages >= Limits.DAMAGES ? ", the rest was not read" : ""));
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
        ByteCursor in = new ByteCursor(file.bytes(header.offset(), length), header.offset(), header.compressed());
        ChunkReader.Outcome outcome = reader.read(header, in, whole);
        if (outcome.chunk() != null) {
            opened++;
            handlers.endChunk(outcome.chunk());
        }
        if (outcome.damage() == null) {
            return header.offset() + header.size();
        }
        damaged(outcome.damage());
        long next = header.offset() + header.size();
        return whole && file.isChunk(next) ? next : file.nextChunk(header.offset() + 1);
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
        first = first == null ? damage : first;
        if (++damages <= Limits.DAMAGES_TOLD) {
            into.damaged(into.file() + ": " + damage.text() + "; what was read before it counts");
        }
    }
}
