package io.lockspot.flamegraphs;

/**
 * Text as XML, in plain ASCII. What XML cannot hold or what shows as nothing (control characters, marks that turn the
 * direction of writing, halves of surrogate pairs) is written out as {@code \xNN} or {@code \}{@code uNNNN}.
 */
final class XmlText {

    private XmlText() {}

    static String of(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> append(c, out));
        return out.toString();
    }

    /** The text with what shows as nothing written out, not yet escaped; what is cut to a length must be this. */
    static String visible(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (isHarmful(c)) {
                out.append(String.format(c <= 0xff ? "\\x%02x" : "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    private static void append(int c, StringBuilder out) {
        if (isHarmful(c)) {
            out.append(String.format(c <= 0xff ? "\\x%02x" : "\\u%04x", c));
        } else if (c < 0x7f && "<>&\"'".indexOf(c) < 0) {
            out.append((char) c);
        } else {
            out.append("&#").append(c).append(';');
        }
    }

    private static boolean isHarmful(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            // Not characters at all: XML forbids them.
            default -> (c & 0xfffe) == 0xfffe;
        };
    }
}
