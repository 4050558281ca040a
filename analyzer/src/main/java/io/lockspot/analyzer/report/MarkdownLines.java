package io.lockspot.analyzer.report;

import java.io.IOException;
import java.util.List;

/**
 * The same reports as Markdown, for an issue or a pull request: titles become headings, tables tables, what has a lead
 * becomes an item of a list, and trees stand in fenced blocks as they are.
 */
final class MarkdownLines extends Lines {

    private enum Block {
        NONE,
        TEXT,
        LIST,
        TREE
    }

    private final Appendable out;
    private Block last = Block.NONE;
    private boolean gap;

    MarkdownLines(Appendable out) {
        super(out, Style.PLAIN);
        this.out = out;
    }

    @Override
    void headline(String text) throws IOException {
        begin(Block.TEXT);
        out.append("**").append(Markdown.text(text)).append("**\n");
    }

    @Override
    void title(String text) throws IOException {
        begin(Block.TEXT);
        out.append("### ").append(Markdown.text(text)).append('\n');
    }

    @Override
    void line(String text) throws IOException {
        for (String line : text.split("\n")) {
            if (!line.isBlank()) {
                begin(Block.TEXT);
                out.append(paragraph(line.strip())).append('\n');
            }
        }
    }

    @Override
    void text(String lead, String text) throws IOException {
        String label = lead.strip().replaceAll("\\s+", " ");
        // What is set under an item goes on with its list.
        boolean item = !lead.isBlank() || !lead.isEmpty() && last == Block.LIST;
        if (!item) {
            line(text);
            return;
        }
        begin(Block.LIST);
        out.append("- ");
        out.append(label.isEmpty() || label.equals("-") ? "" : "**" + Markdown.text(label) + "** ");
        out.append(Markdown.text(text.strip())).append('\n');
    }

    @Override
    void drawn(String line) throws IOException {
        if (last != Block.TREE) {
            begin(Block.TREE);
            out.append(Markdown.FENCE).append("text\n");
        } else if (gap) {
            out.append('\n');
        }
        gap = false;
        out.append(Markdown.fenced(line)).append('\n');
    }

    @Override
    void table(String indent, Table table) throws IOException {
        begin(Block.TEXT);
        row(table.header());
        out.append('|');
        for (boolean number : table.numeric()) {
            out.append(number ? "--:|" : "---|");
        }
        out.append('\n');
        for (List<String> cells : table.rows()) {
            row(cells);
        }
    }

    /** Only within a tree: every block is set apart from the one before it. */
    @Override
    void blank() {
        gap = last == Block.TREE;
    }

    @Override
    void end() throws IOException {
        begin(Block.NONE);
    }

    private void row(List<String> cells) throws IOException {
        out.append('|');
        for (String cell : cells) {
            out.append(' ').append(Markdown.text(cell)).append(" |");
        }
        out.append('\n');
    }

    private void begin(Block next) throws IOException {
        if (last == Block.TREE) {
            out.append(Markdown.FENCE).append('\n');
        }
        boolean apart = last != Block.NONE && next != Block.NONE && !(last == Block.LIST && next == Block.LIST);
        out.append(apart ? "\n" : "");
        last = next;
        gap = false;
    }

    /** A line whose beginning would make a list or a heading of it begins with an escape. */
    private static String paragraph(String text) {
        String escaped = Markdown.text(text);
        boolean number = escaped.matches("(?s)\\d+[.)](?:\\s.*)?");
        return number
                ? escaped.replaceFirst("([.)])", "\\\\$1")
                : escaped.matches("(?s)[-+=].*") ? "\\" + escaped : escaped;
    }
}
