package io.lockspot.analyzer.report;

import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.List;
import java.util.Locale;

/** Names out of recordings for the terminal: they come from strangers. */
public final class Names {

    private Names() {}

    /**
     * The text without anything that a terminal would obey: control characters come out as {@code \xNN}, marks that
     * turn the direction of writing, line separators and lone surrogates as {@code \}{@code uNNNN}.
     */
    public static String printable(String text) {
        if (text.chars().noneMatch(c -> isHostile((char) c))) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (isHostile(c)) {
                out.append(String.format(Locale.ROOT, c < 0x100 ? "\\x%02x" : "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static boolean isHostile(char c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    static String of(Frame frame) {
        return printable(frame.label());
    }

    /** The name without its package: enough in a line that shows a whole path. */
    static String brief(Frame frame) {
        boolean java = frame.kind() == FrameKind.JAVA || frame.kind() == FrameKind.INLINED;
        return java ? printable(withoutPackage(frame.name())) : of(frame);
    }

    private static String withoutPackage(String name) {
        int method = name.lastIndexOf('.');
        int type = method > 0 ? name.lastIndexOf('.', method - 1) : -1;
        return name.substring(type + 1);
    }

    /** A path in one line, callers first; of a long one the first frames and the innermost ones. */
    static String path(List<Frame> frames, int most) {
        StringBuilder out = new StringBuilder();
        int first = Math.max(0, frames.size() - most);
        if (first > 0) {
            out.append("… → ");
        }
        for (int i = first; i < frames.size(); i++) {
            out.append(i > first ? " → " : "").append(brief(frames.get(i)));
        }
        return out.toString();
    }
}
