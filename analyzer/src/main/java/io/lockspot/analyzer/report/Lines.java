package io.lockspot.analyzer.report;

import java.io.IOException;

/** Appends text line by line. */
class Lines {

    private final Appendable out;
    private final Style style;

    Lines(Appendable out, Style style) {
        this.out = out;
        this.style = style;
    }

    Style style() {
        return style;
    }

    /** A sentence or a note; where columns are counted, one that is too long goes on below its beginning. */
    void line(String text) throws IOException {
        for (String line : text.split("\n", -1)) {
            if (style.fits(line)) {
                drawn(line);
            } else {
                int words = 0;
                while (words < line.length() && line.charAt(words) == ' ') {
                    words++;
                }
                text(line.substring(0, words), line.substring(words));
            }
        }
    }

    /** A line of a drawing, which is never broken. */
    void drawn(String line) throws IOException {
        out.append(line).append('\n');
    }

    void blank() throws IOException {
        out.append('\n');
    }

    /** What the report comes to. */
    void headline(String text) throws IOException {
        text("", text);
    }

    void title(String text) throws IOException {
        if (style.fits(text)) {
            drawn(style.title(text));
        } else {
            line(text);
        }
    }

    /** Running text, broken at spaces; every line but the first is indented, the first starts with the given lead. */
    void text(String lead, String text) throws IOException {
        String indent = " ".repeat(Math.min(lead.length(), style.prose() / 4));
        StringBuilder line = new StringBuilder(lead);
        boolean empty = true;
        for (String word : text.split(" ")) {
            if (!empty && line.length() + 1 + word.length() > style.prose()) {
                drawn(line.toString());
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        drawn(line.toString());
    }

    void table(String indent, Table table) throws IOException {
        if (style.width().isPresent()
                && indent.length() + table.width() > style.width().getAsInt()) {
            table.stacked(indent, this);
        } else {
            table.aligned(indent, this);
        }
    }

    /** To be called once all is written. */
    void end() throws IOException {
        // Text has no end.
    }
}
