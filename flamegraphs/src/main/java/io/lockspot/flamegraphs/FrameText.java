package io.lockspot.flamegraphs;

import java.util.regex.Pattern;

/**
 * A frame as one word of a collapsed stack, and back again without loss.
 *
 * <p>Kernel frames end in {@code _[k]} and inlined ones in {@code _[i]}, as profilers write them. The other kinds are
 * told from the name: {@code package.Class.method} is Java, a library's file is native code, {@code [truncated]},
 * {@code [other]} and the thread {@code [main tid=?]} are not code, and all the rest is native. Only where that would go
 * wrong is there another mark: {@code _[j]} Java, {@code _[n]} native, {@code _[o]} not code, {@code _[l]} a lock.
 *
 * <p>Characters that would break the line, or a terminal that shows it, are written as {@code \xNN} or
 * {@code \}{@code uNNNN}; so is a blank that a reader would take for the one before the weight.
 */
public final class FrameText {

    private static final String MARKS = "jinkol";
    private static final int MARK_LENGTH = 4;

    private static final Pattern JAVA_NAME = Pattern.compile(
            "[\\p{L}_$][\\p{L}\\p{N}_$/.+\\-]*" + "\\.(?:[\\p{L}_$][\\p{L}\\p{N}_$\\-]*|<init>|<clinit>)(?:[:@]\\d+)?");

    /** {@code int a.b.C.m(int)}, as the JVM's own perf map has it. */
    private static final Pattern JAVA_SIGNATURE = Pattern.compile("[\\w.$\\[\\]<>]+ [^\\s()]+\\.[^\\s().]+\\(.*\\)");

    private static final Pattern LIBRARY_OR_PART = Pattern.compile(".*\\.so(?:\\.\\d+)*(?:\\+0x[0-9a-f]+)?"
            + "|.*\\.(?:isra|constprop|part|cold|llvm|lto_priv|localalias|clone)(?:\\.\\d+)*");
    private static final Pattern NO_CODE = Pattern.compile("\\[(?:truncated|other|(?:.* )?tid=\\?)]", Pattern.DOTALL);

    /** As profilers write the thread in a stack's first place, where a frame of that name would be taken for one. */
    private static final Pattern NUMBERED_THREAD = Pattern.compile("\\[(?:.* )?tid=\\d+]", Pattern.DOTALL);

    private FrameText() {}

    /** The word for that frame. */
    public static String of(Frame frame) {
        StringBuilder out = new StringBuilder();
        escape(frame.name(), out);
        return needsMark(frame) ? mark(frame.kind(), out) : out.toString();
    }

    /** The word for that frame, with the mark of its kind in any case. */
    public static String marked(Frame frame) {
        StringBuilder out = new StringBuilder();
        escape(frame.name(), out);
        return mark(frame.kind(), out);
    }

    private static String mark(FrameKind kind, StringBuilder out) {
        return out.append("_[").append(MARKS.charAt(kind.ordinal())).append(']').toString();
    }

    /** The text with what would break a line, or a terminal, written as {@code \xNN} or {@code \}{@code uNNNN}. */
    private static void escape(String name, StringBuilder out) {
        int tail = tail(name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (isHarmful(c) || c == '\\' && opensEscape(name, i) || c == ' ' && (i == 0 || i >= tail)) {
                out.append(c <= 0xff ? String.format("\\x%02x", (int) c) : String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
    }

    /** Where the name's end begins that is nothing but figures and blanks, as the end of a line is. */
    private static int tail(String name) {
        int tail = name.length();
        while (tail > 0 && "0123456789. ".indexOf(name.charAt(tail - 1)) >= 0) {
            tail--;
        }
        return tail;
    }

    /** The frame that the word stands for; every word stands for one. */
    public static Frame read(String word) {
        FrameKind marked = markOf(word);
        String name = unescape(marked == null ? word : word.substring(0, word.length() - MARK_LENGTH));
        return new Frame(name, marked == null ? impliedKind(name) : marked);
    }

    private static boolean needsMark(Frame frame) {
        String name = frame.name();
        return name.isEmpty()
                || markOf(name) != null
                || impliedKind(name) != frame.kind()
                || NUMBERED_THREAD.matcher(name).matches();
    }

    private static FrameKind impliedKind(String name) {
        if (name.startsWith("[")) {
            return NO_CODE.matcher(name).matches() ? FrameKind.OTHER : FrameKind.NATIVE;
        }
        boolean java = JAVA_SIGNATURE.matcher(name).matches()
                || JAVA_NAME.matcher(name).matches()
                        && !LIBRARY_OR_PART.matcher(name).matches();
        return java ? FrameKind.JAVA : FrameKind.NATIVE;
    }

    /** The kind that the word's mark tells, or null when it has none; {@code 0} and {@code 1} are tiers of Java code. */
    private static FrameKind markOf(String word) {
        int at = word.length() - MARK_LENGTH;
        if (at < 0 || !word.startsWith("_[", at) || !word.endsWith("]")) {
            return null;
        }
        char mark = word.charAt(at + 2);
        int kind = mark == '0' || mark == '1' ? 0 : MARKS.indexOf(mark);
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
