package io.lockspot.analyzer.mutation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Where things are in a sound recording of JFR. Knows the format on its own, so that an error of the decoder is not also
 * one of the mutator.
 *
 * @param chunks where chunks start
 * @param events where events start, of all chunks
 * @param checkpoints where those events start that hold constants
 * @param metadata where those events start that hold the types
 */
record Places(List<Integer> chunks, List<Integer> events, List<Integer> checkpoints, List<Integer> metadata) {

    static final int HEADER = 68;
    private static final int METADATA = 0;
    private static final int CHECKPOINT = 1;

    static Places of(byte[] bytes) {
        Places places = new Places(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        ByteBuffer all = ByteBuffer.wrap(bytes);
        for (int chunk = 0; chunk < bytes.length; ) {
            int size = (int) all.getLong(chunk + 8);
            boolean compressed = (all.get(chunk + 67) & 1) != 0;
            if (!compressed) {
                throw new IllegalArgumentException("only compressed chunks have been of use here");
            }
            places.chunks.add(chunk);
            places.chunk(all, chunk + HEADER, chunk + size);
            chunk += size;
        }
        return places;
    }

    private void chunk(ByteBuffer all, int from, int to) {
        for (int at = from; at < to; ) {
            all.position(at);
            int size = (int) varint(all);
            long type = varint(all);
            events.add(at);
            if (type == METADATA) {
                metadata.add(at);
            } else if (type == CHECKPOINT) {
                checkpoints.add(at);
            }
            at += size;
        }
    }

    /** Behind the size, the type, the time and the duration of a checkpoint: how far it is to the one before. */
    static int chainOf(byte[] bytes, int checkpoint) {
        ByteBuffer all = ByteBuffer.wrap(bytes).position(checkpoint);
        for (int i = 0; i < 4; i++) {
            varint(all);
        }
        return all.position();
    }

    static int varintLength(byte[] bytes, int at) {
        ByteBuffer all = ByteBuffer.wrap(bytes).position(at);
        varint(all);
        return all.position() - at;
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < 56; shift += 7) {
            byte b = in.get();
            value |= (b & 0x7fL) << shift;
            if (b >= 0) {
                return value;
            }
        }
        return value | (in.get() & 0xffL) << 56;
    }
}
