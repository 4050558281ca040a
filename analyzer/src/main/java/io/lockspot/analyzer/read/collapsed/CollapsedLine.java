package io.lockspot.analyzer.read.collapsed;

/**
 * Where in a line of bytes its stack ends, and the counts behind it: {@code [main tid=7];a/B.c;__close 12}. One object
 * is used for line after line.
 */
final class CollapsedLine {

    /** A larger count is damage; sums of these stay far from overflowing. */
    private static final int MAX_DIGITS = 15;

    private int from;
    private int to;
    private long count;
    private long countBefore;
    private boolean rounded;
    private boolean twoColumns;

    /**
     * Takes a line apart.
     *
     * @param asTwo whether the line must have two counts; else only the last one is a count
     * @return whether it is a collapsed stack
     */
    boolean parse(byte[] line, int start, int end, boolean asTwo) {
        rounded = false;
        boolean indented = start < end && line[start] == ' ';
        from = skipBlanks(line, start, end);
        int last = trimmed(line, from, end);
        int number = numberAt(line, from, last);
        if (number < 0) {
            return false;
        }
        count = value(line, number, last);
        to = trimmed(line, from, number);
        int second = numberAt(line, from, to);
        twoColumns = second > from;
        if (asTwo && twoColumns) {
            countBefore = value(line, second, to);
            to = trimmed(line, from, second);
        }
        return (to > from || indented && to == from) && (!asTwo || twoColumns);
    }

    /** Where the stack begins. */
    int from() {
        return from;
    }

    /** Where the stack ends. */
    int to() {
        return to;
    }

    /** The last count, a whole number, rounded when it was not. */
    long count() {
        return count;
    }

    /** The count before the last one, of a line that was parsed as one of two. */
    long countBefore() {
        return countBefore;
    }

    /** Whether a count was no whole number. */
    boolean rounded() {
        return rounded;
    }

    /** Whether what is before the last count ends in a number too. */
    boolean twoColumns() {
        return twoColumns;
    }

    private static int skipBlanks(byte[] line, int start, int end) {
        int i = start;
        while (i < end && isBlank(line[i])) {
            i++;
        }
        return i;
    }

    private static int trimmed(byte[] line, int start, int end) {
        int i = end;
        while (i > start && isBlank(line[i - 1])) {
            i--;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    /** Where the number begins that ends there and has a blank before it, or nothing; -1 when it is none. */
    private static int numberAt(byte[] line, int start, int end) {
        int i = end;
        int digits = 0;
        int dot = -1;
        for (; i > start && !isBlank(line[i - 1]); i--) {
            byte b = line[i - 1];
            if (b == '.' && dot < 0 && digits > 0) {
                dot = i - 1;
                digits = 0;
            } else if (b < '0' || b > '9' || ++digits > MAX_DIGITS) {
                return -1;
            }
        }
        return digits > 0 ? i : -1;
    }

    private long value(byte[] line, int start, int end) {
        long whole = 0;
        for (int i = start; i < end; i++) {
            if (line[i] == '.') {
                rounded = true;
                return whole + (line[i + 1] >= '5' ? 1 : 0);
            }
            whole = 10 * whole + line[i] - '0';
        }
        return whole;
    }
}
