package io.lockspot.analyzer.read.jfr;

import java.util.ArrayList;
import java.util.List;

/**
 * Goes through the events of a chunk whose header cannot be relied on, from the front, as far as sizes make sense, and
 * notes where metadata and checkpoints lie.
 *
 * @param metadata the position of the last metadata event; 0 when there is none
 * @param checkpoints their positions, first to last
 */
record ChunkScan(int metadata, List<Integer> checkpoints) {

    static ChunkScan of(ByteCursor in) {
        int metadata = 0;
        List<Integer> checkpoints = new ArrayList<>();
        int end = in.end();
        int at = ChunkHeader.BYTES;
        try {
            while (at < end) {
                in.window(at, end);
                int size = in.s4();
                if (size <= in.position() - at || size > end - at) {
                    break;
                }
                in.window(in.position(), at + size);
                long type = in.s8();
                if (type == Metadata.TYPE_ID) {
                    metadata = at;
                } else if (type == ConstantPools.TYPE_ID) {
                    checkpoints.add(at);
                }
                at += size;
            }
        } catch (ChunkDamage e) {
            // Here the readable part ends; what was found in it counts.
            return new ChunkScan(metadata, checkpoints);
        }
        return new ChunkScan(metadata, checkpoints);
    }
}
