package io.lockspot.analyzer.cli;

/** Of a page, what it was made of: the blocks of data. Its drawing is another test's. */
final class PageData {

    private PageData() {}

    static String of(String page) {
        StringBuilder blocks = new StringBuilder();
        for (String block : page.split("(?=<script )")) {
            if (block.startsWith("<script type=\"application/json\"")) {
                blocks.append(block, 0, block.indexOf("</script>")).append("</script>\n");
            }
        }
        return blocks.toString();
    }

    /** The blocks of the page on stdout, with the command before them and stderr behind, as a golden file has it. */
    static String of(Run run, String... args) {
        return "$ lockspot " + String.join(" ", args) + "\n" + of(run.out()) + "--- stderr\n" + run.err()
                + "--- exit code " + run.code() + "\n";
    }
}
