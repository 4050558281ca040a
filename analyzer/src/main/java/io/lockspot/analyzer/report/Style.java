package io.lockspot.analyzer.report;

import io.lockspot.flamegraphs.FrameKind;

/** The look of text. Colours are for terminals only; without them the text says the same. */
public record Style(boolean colour) {

    public static final Style PLAIN = new Style(false);

    /** From this share on a path is hot; percent. The same limit as in {@code perf report}. */
    private static final double HOT = 5;

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
