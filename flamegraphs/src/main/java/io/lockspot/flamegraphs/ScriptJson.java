package io.lockspot.flamegraphs;

import java.io.IOException;
import java.util.List;

/**
 * Writes JSON that may stand inside a script element of a page, see {@link ScriptText}. Every Java string survives.
 */
final class ScriptJson {

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

    /** A finite one; whole numbers without a fraction. */
    ScriptJson number(double number) throws IOException {
        out.append(
                number == Math.rint(number) && Math.abs(number) < 1e15
                        ? Long.toString((long) number)
                        : Double.toString(number));
        return this;
    }

    ScriptJson string(String text) throws IOException {
        StringBuilder escaped = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isPlain(c)) {
                escaped.append(c);
            } else {
                ScriptText.escape(c, escaped);
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
        return ScriptText.isHarmless(c) && c != '"' && c != '\\';
    }
}
