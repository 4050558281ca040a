package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.read.Jobs;
import io.lockspot.analyzer.read.RecordingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

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
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            if (channel.size() == 0) {
                throw new BadRecordingException(into.file()
                        + ": offset 0: empty file: the JVM was killed before JFR wrote it; what it recorded may still be"
                        + " in JFR's repository directory (jcmd <pid> JFR.configure shows it; give that directory)");
            }
            if (!new FileWindow(channel).isChunk(0)) {
                throw new BadRecordingException(
                        into.file()
                                + ": offset 0: not a JFR recording: it does not start with a whole JFR header; is it the right file?");
            }
        } catch (IOException e) {
            throw cannotBeRead(into, e);
        }
        readAll(List.of(file), List.of(into.file()), into);
    }

    /**
     * Reads the chunks that the JVM left in its repository as one recording, in the order in which they began. The last
     * one may be unfinished.
     *
     * @param directory its files are told apart by their names in messages
     * @throws BadRecordingException when there is none that can be read
     */
    public void readRepository(Path directory, RecordingBuilder into) throws BadRecordingException {
        try {
            List<Path> files = Repository.files(directory);
            if (files.isEmpty()) {
                throw new BadRecordingException(into.file()
                        + ": is a directory without *.jfr files that hold anything; give JFR's repository directory or"
                        + " the recordings");
            }
            List<String> names = files.stream()
                    .map(f -> into.file() + "/" + f.getFileName().toString().replaceAll("\\p{Cntrl}", "?"))
                    .toList();
            readAll(files, names, into);
        } catch (IOException e) {
            throw cannotBeRead(into, e);
        }
    }

    /** Reads all of them as one recording; those that are gone meanwhile make it incomplete. */
    void readAll(List<Path> files, List<String> names, RecordingBuilder into) throws BadRecordingException {
        Recurring.Shared shared = new Recurring.Shared();
        RecordingSummary summary = new RecordingSummary(into);
        List<Chunks> all = new ArrayList<>();
        try (ChunkPipeline pipeline = new ChunkPipeline(jobs, () -> new ChunkReader(new Recurring(shared)))) {
            for (int i = 0; i < files.size(); i++) {
                Chunks chunks = new Chunks(names.get(i), into, summary);
                all.add(chunks);
                try {
                    read(files.get(i), names.get(i), pipeline, chunks);
                } catch (NoSuchFileException e) {
                    pipeline.then(() -> chunks.add(new ChunkReader.Outcome(null, ChunkDamage.deleted())));
                }
            }
            pipeline.drain();
        } catch (IOException | UncheckedIOException e) {
            throw cannotBeRead(into, e);
        }
        if (all.stream().mapToInt(Chunks::opened).sum() == 0) {
            throw new BadRecordingException(
                    into.file() + ": " + all.get(0).firstDamage() + "; nothing in the file can be read");
        }
        summary.finish();
        all.forEach(Chunks::finish);
    }

    /** Leaves the file open until its chunks were read, which may be later. */
    private static void read(Path file, String name, ChunkPipeline pipeline, Chunks chunks) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            new ChunkWalk(new FileWindow(channel), name, pipeline, chunks).read();
        } catch (IOException | RuntimeException | Error e) {
            channel.close();
            throw e;
        }
        pipeline.then(() -> {
            try {
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static BadRecordingException cannotBeRead(RecordingBuilder into, Exception e) {
        return new BadRecordingException(into.file() + ": cannot be read: " + e, e);
    }
}
