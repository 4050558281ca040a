package io.lockspot.analyzer.read.perf;

/**
 * One frame as it is printed: {@code ffffffff8134c638 __fput+0x1e8 ([kernel.kallsyms])}. The symbol may hold blanks and
 * parentheses, the file too.
 *
 * @param address hexadecimal digits, empty when they were not printed
 * @param symbol without the offset; {@code [unknown]} when perf knows none
 * @param file in which the code lies ({@code dso}), {@code inlined}, or empty when it was not printed
 */
record StackLine(String address, String symbol, String file) {

    static final String UNKNOWN = "[unknown]";

    /** The frame on that line, or null when it is none. */
    static StackLine parse(String line) {
        String text = line.strip();
        int hex = hexDigits(text, 0);
        boolean addressed = hex > 0 && (hex == text.length() || text.charAt(hex) == ' ');
        String address = addressed ? text.substring(0, hex) : "";
        String rest = text.substring(address.length()).strip();
        int split = fileAt(rest);
        String file = split < 0 ? "" : withoutOffset(rest.substring(split + 1, rest.length() - 1));
        String symbol = split < 0 ? rest : rest.substring(0, split).strip();
        if (!addressed && split < 0) {
            return null;
        }
        String name = withoutOffset(symbol);
        return new StackLine(address, name.isEmpty() ? UNKNOWN : name, file);
    }

    /** Where the parenthesis of the file opens, or -1. */
    private static int fileAt(String rest) {
        if (!rest.endsWith(")")) {
            return -1;
        }
        if (rest.endsWith(" (inlined)")) {
            return rest.length() - "(inlined)".length();
        }
        if (rest.startsWith(UNKNOWN + " (")) {
            return UNKNOWN.length() + 1;
        }
        int offset = rest.lastIndexOf("+0x");
        if (offset >= 0) {
            int end = offset + 3 + hexDigits(rest, offset + 3);
            if (rest.startsWith(" (", end)) {
                return end + 1;
            }
        }
        return balanced(rest);
    }

    /** Where the parenthesis opens that the last character closes, if a blank is before it. */
    private static int balanced(String rest) {
        int open = 0;
        for (int i = rest.length() - 1; i >= 0; i--) {
            char c = rest.charAt(i);
            open += c == ')' ? 1 : c == '(' ? -1 : 0;
            if (open == 0) {
                return i == 0 || rest.charAt(i - 1) == ' ' ? i : -1;
            }
        }
        return -1;
    }

    private static String withoutOffset(String symbol) {
        int offset = symbol.lastIndexOf("+0x");
        boolean last = offset > 0 && offset + 3 + hexDigits(symbol, offset + 3) == symbol.length();
        return last ? symbol.substring(0, offset) : symbol;
    }

    private static int hexDigits(String text, int from) {
        int i = from;
        while (i < text.length() && Character.digit(text.charAt(i), 16) >= 0 && text.charAt(i) < 128) {
            i++;
        }
        return i - from;
    }
}
