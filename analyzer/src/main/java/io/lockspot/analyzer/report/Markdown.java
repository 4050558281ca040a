package io.lockspot.analyzer.report;

/** Text for Markdown as GitHub shows it. */
final class Markdown {

    /** Longer than any run of backticks that a name may hold. */
    static final String FENCE = "`".repeat(8);

    private Markdown() {}

    /** Names come from strangers: nothing in them is markup, and {@code @name} calls nobody. */
    static String text(String raw) {
        String printable = Names.printable(raw);
        StringBuilder escaped = new StringBuilder(printable.length() + 16);
        for (int i = 0; i < printable.length(); i++) {
            char c = printable.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '@' -> escaped.append("&#64;");
                case '\\', '`', '*', '_', '[', ']', '|', '~', '#' ->
                    escaped.append('\\').append(c);
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** A name as code, also in a table. */
    static String code(String raw) {
        return "`" + Names.printable(raw).replace("`", "'").replace("|", "\\|") + "`";
    }

    /** What is in a fenced block cannot end it. */
    static String fenced(String text) {
        return text.replace(FENCE, "`");
    }
}
