package io.lockspot.analyzer.report;

import java.io.IOException;

/** Appends text line by line. */
final class Lines {

    /** How wide running text is set: fits a terminal, a mail and a comment on a pull request. */
    static final int WIDTH = 100;

    private final Appendable out;
    private final Style style;

    Lines(Appendable out, Style style) {
        this.out = out;
        this.style = style;
    }

    Style style() {
        return style;
    }

    void line(String text) throws IOException {
        out.append(text).append('\n');
    }

    void blank() throws IOException {
        out.append('\n');
    }

    void title(String text) throws IOException {
        line(style.title(text));
    }

    /** Running text, broken at spaces; every line but the first is indented, the first starts with the given lead. */
    void text(String lead, String text) throws IOException {
        String indent = " ".repeat(lead.length());
        StringBuilder line = new StringBuilder(lead);
        boolean empty = true;
        for (String word : text.split(" ")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString());
    }
}
