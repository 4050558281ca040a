package io.lockspot.flamegraphs;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;

/**
 * Reads JSON from a stranger, one value after the other, in the order of the text. Nothing is recursive, and what is held
 * of the text is bounded by the budget. To be used by one thread.
 */
final class JsonInput {

    private static final int DEEPEST = 1_000;

    private final Reader in;
    private int next = -2;

    /** How many bytes strings and columns may still take. */
    private long budget;

    JsonInput(Reader in, long budget) {
        this.in = in;
        this.budget = budget;
    }

    /** Reads a member of an object. */
    @FunctionalInterface
    interface Member {
        void read(String key) throws IOException;
    }

    /** Reads an element of an array. */
    @FunctionalInterface
    interface Element {
        void read() throws IOException;
    }

    /** Has every member read; each must be read by exactly one call. */
    void object(Member member) throws IOException {
        expect('{');
        if (skipIf('}')) {
            return;
        }
        do {
            String key = string();
            expect(':');
            member.read(key);
        } while (skipIf(','));
        expect('}');
    }

    /** Has every element read. */
    void array(Element element) throws IOException {
        expect('[');
        if (skipIf(']')) {
            return;
        }
        do {
            element.read();
        } while (skipIf(','));
        expect(']');
    }

    /** An array of whole numbers. */
    long[] numbers() throws IOException {
        class Column implements Element {
            long[] numbers = new long[64];
            int size;

            @Override
            public void read() throws IOException {
                if (size == numbers.length) {
                    spend(8L * size);
                    numbers = Arrays.copyOf(numbers, 2 * size);
                }
                numbers[size++] = number();
            }
        }
        Column column = new Column();
        array(column);
        return Arrays.copyOf(column.numbers, column.size);
    }

    /** A whole number, not below zero. */
    long number() throws IOException {
        int c = peek();
        if (c < '0' || c > '9') {
            throw new IOException("a number is missing");
        }
        long number = 0;
        for (; c >= '0' && c <= '9'; c = peekRaw()) {
            if (number > (Long.MAX_VALUE - (c - '0')) / 10) {
                throw new IOException("a number is too large");
            }
            number = 10 * number + c - '0';
            next = -2;
        }
        if (c == '.' || c == 'e' || c == 'E') {
            throw new IOException("a number is not whole");
        }
        return number;
    }

    boolean truth() throws IOException {
        String word = peek() == 't' ? "true" : "false";
        for (int i = 0; i < word.length(); i++) {
            if (take() != word.charAt(i)) {
                throw new IOException("neither true nor false");
            }
        }
        return word.equals("true");
    }

    String string() throws IOException {
        expect('"');
        StringBuilder text = new StringBuilder();
        int c = take();
        while (c != '"') {
            text.append(c == '\\' ? escaped() : (char) c);
            if ((text.length() & 0xff) == 0xff) {
                spend(0x200);
            }
            c = take();
        }
        spend(64 + 2L * (text.length() & 0xff));
        return text.toString();
    }

    private char escaped() throws IOException {
        int c = take();
        return switch (c) {
            case 'u' -> (char) (hex() << 12 | hex() << 8 | hex() << 4 | hex());
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '"', '\\', '/' -> (char) c;
            default -> throw new IOException("an escape is none of JSON");
        };
    }

    private int hex() throws IOException {
        int digit = Character.digit(take(), 16);
        if (digit < 0) {
            throw new IOException("an escape is none of JSON");
        }
        return digit;
    }

    /** Goes over a value of any sort. */
    void skip() throws IOException {
        int depth = 0;
        do {
            int c = peek();
            if (c == '"') {
                skipString();
            } else {
                next = -2;
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                if (depth > DEEPEST) {
                    throw new IOException("the data is nested too deeply");
                }
                if (depth == 0 && c != '}' && c != ']') {
                    skipWord();
                }
            }
        } while (depth > 0);
    }

    private void skipString() throws IOException {
        next = -2;
        for (int c = take(); c != '"'; c = take()) {
            if (c == '\\') {
                take();
            }
        }
    }

    /** The rest of a number or of a word. */
    private void skipWord() throws IOException {
        for (int c = peekRaw(); c >= 0 && ",]}".indexOf(c) < 0 && c > ' '; c = peekRaw()) {
            next = -2;
        }
    }

    private void expect(char wanted) throws IOException {
        int c = peek();
        if (c != wanted) {
            throw new IOException("'" + wanted + "' is missing");
        }
        next = -2;
    }

    private boolean skipIf(char wanted) throws IOException {
        boolean found = peek() == wanted;
        next = found ? -2 : next;
        return found;
    }

    /** The next character that is no blank. */
    private int peek() throws IOException {
        int c = peekRaw();
        while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
            next = -2;
            c = peekRaw();
        }
        if (c < 0) {
            throw new IOException("the data ends too early; the file was cut off");
        }
        return c;
    }

    private int peekRaw() throws IOException {
        if (next == -2) {
            next = in.read();
        }
        return next;
    }

    private int take() throws IOException {
        int c = peekRaw();
        if (c < 0) {
            throw new IOException("the data ends too early; the file was cut off");
        }
        next = -2;
        return c;
    }

    /** Takes that much from the budget. */
    void spend(long bytes) throws IOException {
        budget -= bytes;
        if (budget < 0) {
            throw new IOException("the data does not fit into memory; give Java more (-Xmx)");
        }
    }
}
