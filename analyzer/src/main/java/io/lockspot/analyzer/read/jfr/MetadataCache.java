package io.lockspot.analyzer.read.jfr;

import java.util.Arrays;

/** Parses metadata, unless it says what the metadata before it said. Not safe for use by several threads. */
final class MetadataCache {

    private byte[] last = {};
    private boolean lastCompressed;
    private Metadata known;

    /** @param position of the metadata event, from the start of the chunk */
    Metadata read(ByteCursor in, long position) {
        if (position < ChunkHeader.BYTES || position >= in.end()) {
            throw in.damage(0, "metadata said to be at " + position + ", outside of the chunk");
        }
        int at = (int) position;
        in.window(at, in.end());
        int size = in.s4();
        if (size <= in.position() - at || size > in.end() - at) {
            throw in.damage(at, "metadata with a size of " + size);
        }
        in.window(in.position(), at + size);
        if (in.s8() != Metadata.TYPE_ID) {
            throw in.damage(at, "no metadata where the header says that it is");
        }
        if (in.remaining() > Limits.METADATA_BYTES) {
            throw in.damage(in.position(), "metadata of " + in.remaining() + " bytes");
        }
        in.s8(); // start
        in.s8(); // duration
        in.s8(); // number of the metadata
        byte[] text = in.rest();
        if (known == null || lastCompressed != in.compressed() || !Arrays.equals(text, last)) {
            known = null;
            known = new Metadata(MetadataParser.types(in), in.compressed());
            last = text;
            lastCompressed = in.compressed();
        }
        return known;
    }
}
