package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.BadRecordingException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Cuts a recording into slices of time at the borders of its chunks, which are recordings of their own: the agent and
 * JFR begin a new one every few seconds. Chunks of the same time, JFR's and async-profiler's, are one slice. A slice that
 * is less than half as long as the others, as the last one may be, is left out.
 */
public final class TimeSlices {

    /** More would not tell more of how a run varies. */
    private static final int MOST = 20;

    private static final long LEAST_NANOS = 1_000_000_000;

    /** No recording has more; a forged one might, to fill the memory. */
    private static final int MOST_CHUNKS = 100_000;

    private final FileChannel file;
    private final List<ChunkHeader> chunks = new ArrayList<>();

    private TimeSlices(FileChannel file) {
        this.file = file;
    }

    /** Makes something of the bytes of a recording. */
    @FunctionalInterface
    public interface Slice<T> {
        T of(InputStream recording) throws IOException, BadRecordingException;
    }

    /**
     * Goes through the slices in the order of time.
     *
     * @param file an uncompressed recording
     * @param slice gets each of them as a recording
     * @return what became of them; nothing when the file is damaged, or of one slice
     */
    public static <T> List<T> of(Path file, Slice<T> slice) throws IOException, BadRecordingException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            TimeSlices slices = new TimeSlices(channel);
            if (!slices.findsChunks()) {
                return List.of();
            }
            List<T> made = new ArrayList<>();
            for (List<ChunkHeader> chunks : slices.cut()) {
                made.add(slice.of(slices.bytes(chunks)));
            }
            return made;
        }
    }

    private boolean findsChunks() throws IOException {
        FileWindow window = new FileWindow(file);
        for (long at = 0;
                at < window.size();
                at += chunks.get(chunks.size() - 1).size()) {
            if (!window.isChunk(at)) {
                return false;
            }
            try {
                ByteBuffer header = window.bytes(at, ChunkHeader.BYTES);
                chunks.add(ChunkHeader.of(header, at));
            } catch (ChunkDamage e) {
                return false;
            }
            ChunkHeader last = chunks.get(chunks.size() - 1);
            boolean sane = last.durationNanos() > 0 && last.durationNanos() < Limits.CHUNK_NANOS;
            boolean tooMany = chunks.size() > MOST_CHUNKS;
            if (!last.finished() || !sane || tooMany || at + last.size() > window.size()) {
                return false;
            }
        }
        return chunks.size() > 1;
    }

    private Collection<List<ChunkHeader>> cut() {
        long start = chunks.stream().mapToLong(ChunkHeader::startNanos).min().orElse(0);
        long end = chunks.stream()
                .mapToLong(c -> c.startNanos() + c.durationNanos())
                .max()
                .orElse(0);
        long wide = Math.max(Math.max(LEAST_NANOS, median()), (end - start) / MOST);
        SortedMap<Long, List<ChunkHeader>> slices = new TreeMap<>();
        for (ChunkHeader chunk : chunks) {
            long middle = chunk.startNanos() + chunk.durationNanos() / 2 - start;
            slices.computeIfAbsent(middle / wide, slot -> new ArrayList<>()).add(chunk);
        }
        slices.values().removeIf(s -> covered(s) < wide / 2);
        // Times that make no sense lead to a slice for each chunk.
        return slices.size() > 2 * MOST ? List.of() : slices.values();
    }

    private long median() {
        List<Long> lengths =
                new ArrayList<>(chunks.stream().map(ChunkHeader::durationNanos).toList());
        Collections.sort(lengths);
        return lengths.get(lengths.size() / 2);
    }

    private static long covered(List<ChunkHeader> slice) {
        long start = slice.stream().mapToLong(ChunkHeader::startNanos).min().orElse(0);
        return slice.stream()
                        .mapToLong(c -> c.startNanos() + c.durationNanos())
                        .max()
                        .orElse(0)
                - start;
    }

    /** The chunks one behind the other. */
    private InputStream bytes(List<ChunkHeader> slice) throws IOException {
        List<InputStream> parts = new ArrayList<>();
        for (ChunkHeader chunk : slice) {
            parts.add(new Part(chunk.offset(), chunk.size()));
        }
        return new SequenceInputStream(Collections.enumeration(parts));
    }

    /** A part of the file; its position is its own. */
    private final class Part extends InputStream {
        private final long end;
        private long at;

        Part(long start, long length) {
            at = start;
            end = start + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) == 1 ? one[0] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (at >= end) {
                return length == 0 ? 0 : -1;
            }
            int wanted = (int) Math.min(length, end - at);
            int count = file.read(ByteBuffer.wrap(into, offset, wanted), at);
            at += Math.max(count, 0);
            return count;
        }
    }
}
