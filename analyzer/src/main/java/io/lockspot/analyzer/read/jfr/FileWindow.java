package io.lockspot.analyzer.read.jfr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * The file, read piece by piece where it is asked for. It is not mapped on purpose: of a mapped file that is cut while it
 * is read the JVM tells late, as an error out of any later instruction of the thread; a read tells at once how much is
 * left. Both cost the same, for what is read often is copied to the heap anyway. Safe for use by several threads.
 */
final class FileWindow implements ChunkSource {

    private static final int BLOCK = 1 << 20;

    private final FileChannel file;
    private final long size;

    FileWindow(FileChannel file) throws IOException {
        this.file = file;
        this.size = file.size();
    }

    /** How long the file was when it was opened; what is written to it later is not read. */
    long size() {
        return size;
    }

    @Override
    public void copy(long offset, byte[] into, int count) {
        int done = 0;
        try {
            while (done < count) {
                // The channel copies through memory of the same size outside of the heap, so not too much at once.
                ByteBuffer piece = ByteBuffer.wrap(into, done, Math.min(BLOCK, count - done));
                int read = file.read(piece, offset + done);
                if (read <= 0) {
                    break;
                }
                done += read;
            }
        } catch (IOException e) {
            throw new ChunkDamage(offset + done, "the file cannot be read from here on: " + e.getMessage());
        }
        if (done < count) {
            throw new ChunkDamage(
                    offset + done,
                    "the file ends here: it was cut while it was being read; copy it first, then read the copy");
        }
    }

    /** As many of these bytes as the file still has, index 0 to the limit. */
    ByteBuffer bytes(long offset, long length) throws IOException {
        ByteBuffer block = ByteBuffer.allocate((int) length);
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
        ByteBuffer header = bytes(offset, ChunkHeader.BYTES);
        return header.limit() == ChunkHeader.BYTES && header.getInt(0) == ChunkHeader.MAGIC;
    }

    /** The next offset, from there on, where a chunk may start; -1 when there is none near. */
    long nextChunk(long from) throws IOException {
        long last = Math.min(size - ChunkHeader.BYTES, from + Limits.RESYNC_BYTES);
        for (long at = from; at <= last; ) {
            ByteBuffer block = bytes(at, Math.min(BLOCK, size - at));
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
