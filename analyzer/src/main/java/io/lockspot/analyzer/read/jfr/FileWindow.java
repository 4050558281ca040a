package io.lockspot.analyzer.read.jfr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The file, mapped a large piece at a time. It may be cut while it is read: then its mapped pages are gone, and touching
 * them is an error of the JVM. So they are touched in {@link #copy} only, which looks whether they were there. The walk
 * from chunk to chunk reads without mapping. Safe for use by several threads but for {@link #bytes}.
 */
final class FileWindow implements ChunkSource {

    private static final int BLOCK = 1 << 20;

    private final FileChannel file;
    private final long size;
    private MappedByteBuffer mapped;
    private long mappedAt;

    FileWindow(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    /** How long the file was when it was opened; what is written to it later is not read. */
    long size() {
        return size;
    }

    /** The bytes at that offset, index 0 to the limit; the file must have been that long when it was opened. */
    ByteBuffer bytes(long offset, long length) throws IOException {
        if (mapped == null || offset < mappedAt || offset + length > mappedAt + mapped.capacity()) {
            mapped = file.map(
                    FileChannel.MapMode.READ_ONLY,
                    offset,
                    Math.min(Math.max(length, Limits.WINDOW_BYTES), size - offset));
            mappedAt = offset;
        }
        return mapped.slice((int) (offset - mappedAt), (int) length);
    }

    @Override
    public void copy(ByteBuffer chunk, int from, byte[] into, int count, long base) {
        long now = 0;
        try {
            chunk.get(from, into, 0, count);
            // Asking for the size is also where the JVM throws what it noted while it copied.
            now = file.size();
        } catch (InternalError | IOException e) {
            now = sizeAfter();
        }
        if (now < base + from + count) {
            throw new ChunkDamage(
                    Math.max(now, 0),
                    "the file ends here: it was cut while it was being read; copy it first, then read the copy");
        }
    }

    private long sizeAfter() {
        try {
            return file.size();
        } catch (IOException e) {
            return 0;
        }
    }

    /** The header of a chunk. */
    ByteBuffer header(long offset) throws IOException {
        return read(offset, ChunkHeader.BYTES);
    }

    /** As many bytes of these as the file still has. */
    private ByteBuffer read(long offset, int length) throws IOException {
        ByteBuffer block = ByteBuffer.allocate(length);
        while (block.hasRemaining() && file.read(block, offset + block.position()) > 0) {
            // Goes on until the block is full, or the file at its end.
        }
        return block.flip();
    }

    /** Whether a chunk may start there. */
    boolean isChunk(long offset) throws IOException {
        if (size - offset < ChunkHeader.BYTES) {
            return false;
        }
        ByteBuffer header = header(offset);
        return header.limit() == ChunkHeader.BYTES && header.getInt(0) == ChunkHeader.MAGIC;
    }

    /** The next offset, from there on, where a chunk may start; -1 when there is none near. */
    long nextChunk(long from) throws IOException {
        long last = Math.min(size - ChunkHeader.BYTES, from + Limits.RESYNC_BYTES);
        for (long at = from; at <= last; ) {
            ByteBuffer block = read(at, (int) Math.min(BLOCK, size - at));
            int length = block.limit();
            if (length < Integer.BYTES) {
                return -1;
            }
            for (int i = 0; i <= length - Integer.BYTES; i++) {
                if (block.getInt(i) == ChunkHeader.MAGIC && at + i <= last) {
                    return at + i;
                }
            }
            at += length - Integer.BYTES + 1;
        }
        return -1;
    }
}
