package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.read.Jobs;
import io.lockspot.analyzer.read.RecordingReader;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Reads JFR files of format 2: of the JDK, of async-profiler, of the agent, and any of them one behind the other in one
 * file. Chunks are read on several threads and added up in their order. Memory grows with the largest chunks' different
 * stacks, not with the file. Damage costs the rest of its chunk; the chunks behind it are looked for. Safe for use by
 * several threads, each with its own builder.
 */
public final class JfrReader implements RecordingReader {

    private final int jobs;

    /** Reads on as many threads as {@link Jobs} says. */
    public JfrReader() {
        this(Jobs.count());
    }

    /** @param jobs how many threads to read on; the result is the same */
    public JfrReader(int jobs) {
        this.jobs = jobs;
    }

    @Override
    public void read(Path file, RecordingBuilder into) throws BadRecordingException {
        Recurring.Shared shared = new Recurring.Shared();
        RecordingSummary summary = new RecordingSummary(into);
        Chunks chunks = new Chunks(into.file(), into, summary);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                ChunkPipeline pipeline = new ChunkPipeline(jobs, () -> new ChunkReader(new Recurring(shared)))) {
            FileWindow window = new FileWindow(channel);
            if (window.size() == 0) {
                throw new BadRecordingException(into.file()
                        + ": offset 0: empty file: the JVM was killed before JFR wrote it; what it recorded may still be"
                        + " in JFR's repository directory (jcmd <pid> JFR.configure shows it)");
            }
            if (!window.isChunk(0)) {
                throw new BadRecordingException(
                        into.file()
                                + ": offset 0: not a JFR recording: it does not start with a whole JFR header; is it the right file?");
            }
            new ChunkWalk(window, into.file(), pipeline, chunks).read();
            pipeline.drain();
        } catch (IOException e) {
            throw new BadRecordingException(into.file() + ": cannot be read: " + e, e);
        }
        if (chunks.opened() == 0) {
            throw new BadRecordingException(
                    into.file() + ": " + chunks.firstDamage() + "; nothing in the file can be read");
        }
        summary.finish();
        chunks.finish();
    }
}
