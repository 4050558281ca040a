package io.lockspot.analyzer.report.html;

import java.io.IOException;
import java.io.Writer;

/**
 * Makes JSON fit to stand inside a script element of a page: what HTML or JavaScript could take for the end of the
 * script or of a line, and everything beyond ASCII, comes out as an escape. Such characters are only inside strings of a
 * JSON document, where the escape means the same. Lone surrogates survive. Closing does not close the output.
 */
final class ScriptWriter extends Writer {

    private static final String HEX = "0123456789abcdef";

    private final Appendable out;

    ScriptWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
        StringBuilder escaped = new StringBuilder(length + 16);
        for (int i = offset; i < offset + length; i++) {
            char c = chars[i];
            if (c == '\n' || c >= ' ' && c < 0x7f && c != '<' && c != '>' && c != '&') {
                escaped.append(c);
            } else {
                escaped.append("\\u")
                        .append(HEX.charAt(c >> 12))
                        .append(HEX.charAt(c >> 8 & 15))
                        .append(HEX.charAt(c >> 4 & 15))
                        .append(HEX.charAt(c & 15));
            }
        }
        out.append(escaped);
    }

    @Override
    public void flush() {
        // nothing is kept back
    }

    @Override
    public void close() {
        // the rest of the page follows
    }
}
