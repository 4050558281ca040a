package io.lockspot.flamegraphs;

/**
 * A frame as one word of a collapsed stack, and back again without loss.
 *
 * <p>Kernel frames end in {@code _[k]} and inlined ones in {@code _[i]}, as profilers write them. The other kinds are
 * told from the name (brackets: not code; a dot or a slash: Java; else native) and get a mark only where that would
 * go wrong. Characters that would break the line, or a terminal that shows it, are written as {@code \xNN} or
 * {@code \}{@code uNNNN}.
 */
final class FrameText {

    private static final String MARKS = "jinkol";

    private FrameText() {}

    static void write(Frame frame, StringBuilder out) {
        String name = frame.name();
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (isHarmful(c) || c == '\\' && opensEscape(name, i)) {
                out.append(c <= 0xff ? String.format("\\x%02x", (int) c) : String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        if (needsMark(frame)) {
            out.append("_[").append(MARKS.charAt(frame.kind().ordinal())).append(']');
        }
    }

    static Frame read(String word) {
        FrameKind marked = markOf(word);
        String name = unescape(marked == null ? word : word.substring(0, word.length() - 4));
        return new Frame(name, marked == null ? impliedKind(name) : marked);
    }

    private static boolean needsMark(Frame frame) {
        String name = frame.name();
        return name.isEmpty() || markOf(name) != null || impliedKind(name) != frame.kind();
    }

    private static FrameKind impliedKind(String name) {
        if (name.startsWith("[")) {
            return FrameKind.OTHER;
        }
        return name.indexOf('.') >= 0 || name.indexOf('/') >= 0 ? FrameKind.JAVA : FrameKind.NATIVE;
    }

    private static FrameKind markOf(String word) {
        int at = word.length() - 4;
        if (at < 0 || !word.startsWith("_[", at) || !word.endsWith("]")) {
            return null;
        }
        int kind = MARKS.indexOf(word.charAt(at + 2));
        return kind < 0 ? null : FrameKind.values()[kind];
    }

    private static boolean isHarmful(char c) {
        if (c == ';') {
            return true;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            // Pairs too: a pair may hold an invisible character, and a lone half cannot be encoded at all.
            case Character.SURROGATE -> true;
            default -> false;
        };
    }

    private static boolean opensEscape(String name, int backslash) {
        int next = backslash + 1;
        return next < name.length() && (name.charAt(next) == 'x' || name.charAt(next) == 'u');
    }

    private static String unescape(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int i = 0;
        while (i < text.length()) {
            int digits = text.charAt(i) == '\\' ? digitsOfEscape(text, i + 1) : 0;
            if (digits > 0) {
                out.append((char) Integer.parseInt(text, i + 2, i + 2 + digits, 16));
                i += 2 + digits;
            } else {
                out.append(text.charAt(i++));
            }
        }
        return out.toString();
    }

    /** How many digits follow the letter of an escape, or 0 when it is none. */
    private static int digitsOfEscape(String text, int letter) {
        int digits = text.startsWith("x", letter) ? 2 : text.startsWith("u", letter) ? 4 : 0;
        if (letter + digits >= text.length()) {
            return 0;
        }
        for (int i = letter + 1; i <= letter + digits; i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return 0;
            }
        }
        return digits;
    }
}
