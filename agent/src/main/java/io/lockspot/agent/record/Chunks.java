package io.lockspot.agent.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Checks that a file is made of whole JFR chunks before it becomes part of the recording. */
final class Chunks {

    private static final int HEADER = 68;
    private static final int MAGIC = 'F' << 24 | 'L' << 16 | 'R' << 8;
    private static final int SIZE_AT = 8;

    private Chunks() {}

    /** Whether the file holds at least one chunk, every chunk is complete, and nothing follows the last. */
    static boolean areWhole(Path file) throws IOException {
        try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ)) {
            long length = in.size();
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            long at = 0;
            while (at < length) {
                long size = sizeAt(in, at, header);
                if (size < HEADER || size > length - at) {
                    return false;
                }
                at += size;
            }
            return length > 0;
        }
    }

    /** Cuts the last chunk off; a file of one chunk becomes empty. */
    static void dropLast(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            ByteBuffer header = ByteBuffer.allocate(HEADER);
            long last = 0;
            long at = 0;
            while (at < channel.size()) {
                last = at;
                at += Math.max(HEADER, sizeAt(channel, at, header));
            }
            channel.truncate(last);
        }
    }

    /** The size that the chunk's header tells; 0 when there is no header. */
    private static long sizeAt(FileChannel in, long at, ByteBuffer header) throws IOException {
        header.clear();
        while (header.hasRemaining() && in.read(header, at + header.position()) > 0) {
            // A read may stop anywhere.
        }
        return header.hasRemaining() || header.getInt(0) != MAGIC ? 0 : header.getLong(SIZE_AT);
    }
}
