package io.lockspot.analyzer.report;

import io.lockspot.flamegraphs.FrameKind;
import java.util.OptionalInt;

/**
 * The look of text. Colours are for terminals only; without them the text says the same.
 *
 * @param width how many columns there are; empty where nobody counts them, as in a file
 */
public record Style(boolean colour, OptionalInt width) {

    /** How wide running text is set at most: fits a terminal, a mail and a comment on a pull request. */
    private static final int PROSE = 100;

    public static final Style PLAIN = new Style(false);

    /** From this share on a path is hot; percent. The same limit as in {@code perf report}. */
    private static final double HOT = 5;

    public Style(boolean colour) {
        this(colour, OptionalInt.empty());
    }

    /** How wide running text is set. */
    int prose() {
        return Math.min(width.orElse(PROSE), PROSE);
    }

    /** Whether that line is no wider than there are columns. */
    boolean fits(String line) {
        return width.isEmpty() || line.codePointCount(0, line.length()) <= width.getAsInt();
    }

    /** How far a tree may lead its lines to the right before it goes on below, beginning at the left again. */
    int deepest() {
        return width.isEmpty() ? 3 * 60 : Math.max(width.getAsInt() / 2, 12);
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    String title(String text) {
        return paint("1", text);
    }

    /**
     * The number that a part weighs.
     *
     * @param percent its share of the whole
     */
    String figure(String text, double percent) {
        return percent >= HOT ? paint("31", text) : text;
    }

    String faint(String text) {
        return paint("2", text);
    }

    /** The name of a frame, already printable. */
    String frame(String name, FrameKind kind) {
        return switch (kind) {
            case KERNEL -> paint("33", name);
            case LOCK -> paint("31", name);
            default -> name;
        };
    }
}
