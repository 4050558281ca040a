package io.lockspot.analyzer.cli;

import io.lockspot.testkit.PackedData;
import java.io.IOException;

/** Of a page, what it was made of: the block of data, and the trees unpacked. Its drawing is another test's. */
final class PageData {

    private PageData() {}

    static String of(String page) throws IOException {
        StringBuilder blocks = new StringBuilder();
        for (String block : page.split("(?=<script )")) {
            if (block.startsWith("<script type=\"application/json\"")) {
                blocks.append(block, 0, block.indexOf("</script>")).append("</script>\n");
            }
        }
        return blocks.append(PackedData.readable(PackedData.block(page, "trees")))
                .append('\n')
                .toString();
    }

    /** The blocks of the page on stdout, with the command before them and stderr behind, as a golden file has it. */
    static String of(Run run, String... args) throws IOException {
        return "$ lockspot " + String.join(" ", args) + "\n" + of(run.out()) + "--- stderr\n" + run.err()
                + "--- exit code " + run.code() + "\n";
    }
}
