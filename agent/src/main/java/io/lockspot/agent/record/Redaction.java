package io.lockspot.agent.record;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * Blanks, in a dump, every event that lockspot did not ask for. All recordings of a JVM share their chunks: when somebody
 * else records system properties, environment variables or arguments, they are in our dumps as well. A blanked event
 * keeps its length and gets a type that nobody knows, which readers skip.
 */
final class Redaction {

    private static final int HEADER = 68;
    private static final int SIZE_AT = 8;
    private static final int METADATA_AT = 24;

    /** Above all ids that a JDK gives out, and below what three bytes hold. */
    private static final int NOBODYS_TYPE = (1 << 21) - 1;

    private final Set<String> kept;

    Redaction(Set<String> kept) {
        this.kept = kept;
    }

    /**
     * Blanks what is not kept.
     *
     * @return how many events were blanked
     * @throws IOException also when the file is not made of whole chunks; then it must not be used
     */
    int apply(Path file) throws IOException {
        if (!Chunks.areWhole(file)) {
            throw new IOException("a dump was not written whole, probably for want of space");
        }
        try (FileChannel channel = FileChannel.open(file, READ, WRITE)) {
            ByteBuffer all = channel.map(MapMode.READ_WRITE, 0, channel.size());
            int blanked = 0;
            for (int at = 0; at < all.capacity(); ) {
                int size = (int) all.getLong(at + SIZE_AT);
                blanked += blank(all.slice(at, size));
                at += size;
            }
            return blanked;
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("a dump cannot be understood: " + e, e);
        }
    }

    private int blank(ByteBuffer chunk) throws IOException {
        Map<Long, String> types = EventTypes.readFrom(chunk.position((int) chunk.getLong(METADATA_AT)));
        int blanked = 0;
        for (int at = HEADER; at < chunk.capacity(); ) {
            int size = (int) Varint.read(chunk.position(at));
            if (size <= 0) {
                throw new IOException("an event of " + size + " bytes");
            }
            int body = chunk.position();
            String type = types.get(Varint.read(chunk));
            if (type != null && !kept.contains(type)) {
                Varint.writeThree(chunk.position(body), NOBODYS_TYPE);
                chunk.put(new byte[at + size - chunk.position()]);
                blanked++;
            }
            at += size;
        }
        return blanked;
    }
}
