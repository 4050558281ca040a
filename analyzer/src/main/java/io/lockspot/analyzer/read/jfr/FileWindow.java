package io.lockspot.analyzer.read.jfr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;

/** The file, mapped a large piece at a time. */
final class FileWindow {

    private final FileChannel file;
    private final long size;
    private MappedByteBuffer mapped;
    private long mappedAt;

    FileWindow(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    long size() {
        return size;
    }

    /** The bytes at that offset, index 0 to the limit; the file must be that long. */
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

    /** Whether a chunk may start there. */
    boolean isChunk(long offset) throws IOException {
        return size - offset >= ChunkHeader.BYTES
                && bytes(offset, ChunkHeader.BYTES).getInt(0) == ChunkHeader.MAGIC;
    }

    /** The next offset, from there on, where a chunk may start; -1 when there is none near. */
    long nextChunk(long from) throws IOException {
        long last = Math.min(size - ChunkHeader.BYTES, from + Limits.RESYNC_BYTES);
        for (long at = from; at <= last; ) {
            int length = (int) Math.min(1 << 20, size - at);
            ByteBuffer block = bytes(at, length);
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
