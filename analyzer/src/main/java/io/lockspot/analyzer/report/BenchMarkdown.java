package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.bench.BenchProtocol;
import java.io.IOException;

/** What a bench has run, folded away below its comparison. */
final class BenchMarkdown {

    private BenchMarkdown() {}

    static void write(BenchProtocol protocol, Appendable out) throws IOException {
        StringBuilder whole = new StringBuilder();
        BenchText.write(protocol, new Lines(whole, Style.PLAIN));
        out.append("\n<details>\n<summary>What was run, and on which machine</summary>\n\n");
        out.append(Markdown.FENCE).append("text\n");
        out.append(Markdown.fenced(whole.toString()));
        out.append(Markdown.FENCE).append("\n\n</details>\n");
    }
}
