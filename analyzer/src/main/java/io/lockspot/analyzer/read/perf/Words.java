package io.lockspot.analyzer.read.perf;

/**
 * The words of a header line, and what each may be. Used for one line after the other; not safe for use by several
 * threads.
 */
final class Words {

    /** A thread's name has 15 characters, so its blanks and all fields before the event make few words. */
    private static final int MAX_WORDS = 32;

    private static final int MAX_LENGTH = 1024;

    /** A larger number is damage; sums of these stay far from overflowing. */
    private static final int MAX_DIGITS = 15;

    private static final String FLAGS = "KUHGgMESpdDNnhsbBX.#0123456789";

    private final int[] starts = new int[MAX_WORDS];
    private final int[] ends = new int[MAX_WORDS];
    private byte[] text;
    private int from;
    private int count;

    void split(byte[] line, int start, int end) {
        text = line;
        from = start;
        count = 0;
        int limit = Math.min(end, start + MAX_LENGTH);
        for (int i = start; i < limit && count < MAX_WORDS; ) {
            if (isBlank(line[i])) {
                i++;
                continue;
            }
            starts[count] = i;
            while (i < limit && !isBlank(line[i])) {
                i++;
            }
            ends[count++] = i;
        }
    }

    static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r';
    }

    int count() {
        return count;
    }

    int start(int word) {
        return starts[word];
    }

    int end(int word) {
        return ends[word];
    }

    private int length(int word) {
        return ends[word] - starts[word];
    }

    /** How many blanks are before it. */
    int indent(int word) {
        return starts[word] - (word == 0 ? from : ends[word - 1]);
    }

    private boolean has(int word) {
        return word >= 0 && word < count;
    }

    /** {@code 226} or {@code 158/226}, or {@code -1}: a thread's id; -2 when it is none. */
    long tid(int word) {
        if (!has(word)) {
            return -2;
        }
        int start = starts[word];
        int end = ends[word];
        int slash = start;
        while (slash < end && text[slash] != '/') {
            slash++;
        }
        if (slash == end) {
            return id(start, end);
        }
        return id(start, slash) == -2 ? -2 : id(slash + 1, end);
    }

    /** The part before the slash; -1 when there is none. */
    long pid(int word) {
        for (int slash = starts[word]; slash < ends[word]; slash++) {
            if (text[slash] == '/') {
                return number(starts[word], slash);
            }
        }
        return -1;
    }

    private long id(int start, int end) {
        if (end - start == 2 && text[start] == '-' && text[start + 1] == '1') {
            return -1;
        }
        long number = number(start, end);
        return number < 0 ? -2 : number;
    }

    /** {@code [001]}. */
    boolean isCpu(int word) {
        return has(word)
                && length(word) > 2
                && text[starts[word]] == '['
                && text[ends[word] - 1] == ']'
                && number(starts[word] + 1, ends[word] - 1) >= 0;
    }

    /** {@code 59.413253:} or, with {@code --ns}, {@code 59.413253123:}; -1 when it is no time. */
    long nanos(int word) {
        if (!has(word) || text[ends[word] - 1] != ':') {
            return -1;
        }
        int start = starts[word];
        int colon = ends[word] - 1;
        int dot = start;
        while (dot < colon && text[dot] != '.') {
            dot++;
        }
        int digits = colon - dot - 1;
        if (dot == start || dot - start > 9 || digits < 1 || digits > 9) {
            return -1;
        }
        long seconds = number(start, dot);
        long fraction = number(dot + 1, colon);
        if (seconds < 0 || fraction < 0) {
            return -1;
        }
        for (; digits < 9; digits++) {
            fraction *= 10;
        }
        return seconds * 1_000_000_000L + fraction;
    }

    /** What {@code -F +misc} prints of a sample, such as {@code K} or {@code U}; latency flags such as {@code d.h1.} too. */
    boolean isFlags(int word) {
        if (!has(word) || length(word) > 6 || number(word) >= 0) {
            return false;
        }
        for (int i = starts[word]; i < ends[word]; i++) {
            if (FLAGS.indexOf(text[i]) < 0) {
                return false;
            }
        }
        return true;
    }

    /** {@code 2026-11-21}, which {@code -F +tod} prints with the time of the day as the next word. */
    boolean isDate(int word) {
        return has(word) && length(word) == 10 && text[starts[word] + 4] == '-' && text[starts[word] + 7] == '-';
    }

    /** A number of up to 15 digits; -1 when it is none. */
    long number(int word) {
        return has(word) ? number(starts[word], ends[word]) : -1;
    }

    private long number(int start, int end) {
        if (start == end || end - start > MAX_DIGITS) {
            return -1;
        }
        long value = 0;
        for (int i = start; i < end; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    /** {@code cycles:u:}, the name of an event with the colon that ends it. */
    boolean isEvent(int word) {
        return has(word) && length(word) > 1 && text[ends[word] - 1] == ':' && isLetter(text[starts[word]]);
    }

    private static boolean isLetter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_' || b < 0;
    }

    /**
     * Whether it is the address of a frame on the header's line: hexadecimal, right-aligned in 16 columns after a blank.
     */
    boolean isAddress(int word) {
        int length = has(word) ? length(word) : 0;
        if (length == 0 || length > 16 || indent(word) < 17 - length) {
            return false;
        }
        for (int i = starts[word]; i < ends[word]; i++) {
            if (!isHex(text[i])) {
                return false;
            }
        }
        return true;
    }

    static boolean isHex(byte b) {
        return b >= '0' && b <= '9' || b >= 'a' && b <= 'f';
    }

    boolean startsWith(int word, String prefix) {
        if (!has(word) || length(word) < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (text[starts[word] + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
