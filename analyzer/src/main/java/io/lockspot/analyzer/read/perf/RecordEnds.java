package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.read.Blocks;

/** Where records end in the output of {@code perf script}: behind a blank line, or before a header. */
final class RecordEnds implements Blocks.RecordEnds {

    /** Most records are shorter than that. */
    private static final int NEAR = 1 << 16;

    private static final int HEADERS_TRIED = 200;

    private final HeaderParser[] parsers = {
        new HeaderParser(HeaderShape.WITH_TID),
        new HeaderParser(HeaderShape.WITHOUT_TID),
        new HeaderParser(HeaderShape.SPARSE)
    };

    @Override
    public int last(byte[] text, int length) {
        int near = Math.max(length - NEAR, 0);
        int end = blankLine(text, near, length);
        end = end > 0 ? end : header(text, length);
        return end > 0 ? end : blankLine(text, 0, near);
    }

    private static int blankLine(byte[] text, int from, int length) {
        for (int i = length - 1; i > from; i--) {
            if (text[i] == '\n') {
                int before = text[i - 1] == '\r' ? i - 2 : i - 1;
                if (before >= 0 && text[before] == '\n') {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    /** The beginning of the last whole line that is a header. */
    private int header(byte[] text, int length) {
        int tried = 0;
        int end = lineStart(text, length) - 1;
        while (end > 0 && tried < HEADERS_TRIED) {
            int start = lineStart(text, end);
            if (text[start] != '\t') {
                tried++;
                for (HeaderParser parser : parsers) {
                    if (parser.parse(text, start, end, false)) {
                        return start;
                    }
                }
            }
            end = start - 1;
        }
        return 0;
    }

    /** Where the line begins that the index is in or that ends there. */
    private static int lineStart(byte[] text, int index) {
        int start = index;
        while (start > 0 && text[start - 1] != '\n') {
            start--;
        }
        return start;
    }
}
