package io.lockspot.analyzer.read.jfr;

/** Steps over events that nobody wants, in one loop: a file may have millions of them. */
final class EventSteps {

    private EventSteps() {}

    /**
     * Steps over events of one type, from the start of one, as long as they have sizes and types of the usual lengths and
     * lie in the block whole; what is odd in any way is left to the caller. Goes up to the end of the chunk.
     *
     * @param type of those to step over
     * @return where the first event starts that is another, or odd
     */
    static int over(ByteCursor in, int position, long type) {
        if (!in.compressed() || type < 0 || type >= 1 << 14 || position < in.blockAt) {
            return position;
        }
        byte[] b = in.block;
        int p = position - in.blockAt;
        int filled = in.filled;
        int last = filled - 2 * Integer.BYTES;
        while (p <= last) {
            int q = p;
            int size = b[q++];
            if (size < 0) {
                int high = b[q++];
                if (high < 0) {
                    break;
                }
                size = size & 0x7f | high << 7;
            }
            int found = b[q++];
            if (found < 0) {
                int high = b[q++];
                if (high < 0) {
                    break;
                }
                found = found & 0x7f | high << 7;
            }
            if (found != type || size < q - p || size > filled - p) {
                break;
            }
            p += size;
        }
        return in.blockAt + p;
    }
}
