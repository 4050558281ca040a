package io.lockspot.flamegraphs;

import java.io.IOException;
import java.util.List;

/**
 * Writes JSON that may stand inside a script element of a page: pure ASCII, and no character in it that HTML or
 * JavaScript could take for the end of the string, of the script or of the line. Lone surrogates come through as
 * escapes, so every Java string survives.
 */
final class ScriptJson {

    private static final String HEX = "0123456789abcdef";

    private final Appendable out;

    ScriptJson(Appendable out) {
        this.out = out;
    }

    /** Writes an element of an array. */
    @FunctionalInterface
    interface Element<T> {
        void write(ScriptJson to, T element) throws IOException;
    }

    /** Syntax, written as it is: never anything from outside. */
    ScriptJson raw(String syntax) throws IOException {
        out.append(syntax);
        return this;
    }

    ScriptJson number(long number) throws IOException {
        out.append(Long.toString(number));
        return this;
    }

    ScriptJson string(String text) throws IOException {
        StringBuilder escaped = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                escaped.append(c);
            } else {
                escaped.append("\\u")
                        .append(HEX.charAt(c >> 12))
                        .append(HEX.charAt(c >> 8 & 15))
                        .append(HEX.charAt(c >> 4 & 15))
                        .append(HEX.charAt(c & 15));
            }
        }
        out.append(escaped.append('"'));
        return this;
    }

    <T> ScriptJson array(List<T> elements, Element<T> element) throws IOException {
        String separator = "[";
        for (T each : elements) {
            out.append(separator);
            element.write(this, each);
            separator = ",";
        }
        out.append(elements.isEmpty() ? "[]" : "]");
        return this;
    }

    private static boolean isPlain(char c) {
        return c >= ' ' && c < 0x7f && c != '"' && c != '\\' && c != '<' && c != '>' && c != '&';
    }
}
