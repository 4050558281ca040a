package io.lockspot.analyzer.report.html;

import io.lockspot.flamegraphs.ScriptText;
import java.io.IOException;
import java.io.Writer;

/**
 * Makes a JSON document fit to stand inside a script element of a page, see {@link ScriptText}. Closing does not close
 * the output.
 */
final class ScriptWriter extends Writer {

    private final Appendable out;

    ScriptWriter(Appendable out) {
        this.out = out;
    }

    @Override
    public void write(char[] chars, int offset, int length) throws IOException {
        StringBuilder escaped = new StringBuilder(length + 16);
        for (int i = offset; i < offset + length; i++) {
            char c = chars[i];
            if (c == '\n' || ScriptText.isHarmless(c)) {
                escaped.append(c);
            } else {
                ScriptText.escape(c, escaped);
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
