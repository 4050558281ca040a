package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.read.Block;

/**
 * Which fields the lines have that begin samples: {@code perf script -F} chooses them, and they stay the same in a file.
 * So a file that has whole headers cannot hide a damaged one as a header with fewer fields.
 */
enum HeaderShape {
    /** A thread's id, a CPU or a time, and an event. */
    WITH_TID,
    /** A CPU or a time, and an event; what is before them is the thread's name. */
    WITHOUT_TID,
    /** Any fields, or none: only what follows tells a header. */
    SPARSE;

    private static final int ENOUGH = 256;

    /** What the headers at the beginning of a text look like. */
    static HeaderShape of(Block block) {
        HeaderParser parser = new HeaderParser(WITHOUT_TID);
        HeaderParser withTid = new HeaderParser(WITH_TID);
        byte[] text = block.bytes();
        int headers = 0;
        int tids = 0;
        int aligned = 0;
        for (int start = 0; start < block.length() && headers < ENOUGH; ) {
            int end = Bytes.endOfLine(text, start, block.length());
            if (text[start] != '\t' && text[start] != '#') {
                boolean tid = withTid.parse(text, start, end, false);
                tids += tid ? 1 : 0;
                aligned += tid && withTid.tidIsAligned() ? 1 : 0;
                headers += tid || parser.parse(text, start, end, false) ? 1 : 0;
            }
            start = end + 1;
        }
        if (headers == 0) {
            return SPARSE;
        }
        // Where some have none, "pool 7" may be a name: perf aligns ids in columns.
        return tids == headers || 2 * aligned >= headers ? WITH_TID : WITHOUT_TID;
    }
}
