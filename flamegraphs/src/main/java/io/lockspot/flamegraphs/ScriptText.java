package io.lockspot.flamegraphs;

/**
 * Which characters of JSON may stand inside a script element of a page as they are: ASCII, and nothing that HTML or
 * JavaScript could take for the end of the script or of the line. All others are written as escapes, which mean the same
 * inside a string of JSON. Lone surrogates survive.
 */
public final class ScriptText {

    private static final String HEX = "0123456789abcdef";

    private ScriptText() {}

    /** Whether it is no harm to the page; what JSON itself wants escaped inside a string is another matter. */
    public static boolean isHarmless(char c) {
        return c >= ' ' && c < 0x7f && c != '<' && c != '>' && c != '&';
    }

    /** Writes the character as an escape of JSON. */
    public static void escape(char c, StringBuilder out) {
        out.append("\\u")
                .append(HEX.charAt(c >> 12))
                .append(HEX.charAt(c >> 8 & 15))
                .append(HEX.charAt(c >> 4 & 15))
                .append(HEX.charAt(c & 15));
    }
}
