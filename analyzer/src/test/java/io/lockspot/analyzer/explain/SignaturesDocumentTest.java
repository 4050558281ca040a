package io.lockspot.analyzer.explain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The table in the documentation is that of the data files; {@code -Dlockspot.golden=rewrite} writes it. */
class SignaturesDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/signatures.md");
    private static final String END = "<!-- end of signatures -->";

    @Test
    void theTable_isThatOfTheDataFiles() throws IOException {
        String text = Files.readString(DOCUMENT);
        int begin = text.indexOf("<!-- signatures:");
        int table = text.indexOf('\n', begin) + 1;
        int end = text.indexOf(END);
        assertThat(begin).isPositive();
        assertThat(end).isGreaterThanOrEqualTo(table);
        if ("rewrite".equals(System.getProperty("lockspot.golden"))) {
            Files.writeString(DOCUMENT, text.substring(0, table) + "\n" + table() + "\n" + text.substring(end));
            return;
        }
        assertThat(text.substring(table, end).strip())
                .as("the table in docs/signatures.md; write it with -Dlockspot.golden=rewrite")
                .isEqualTo(table().strip());
    }

    private static String table() {
        return "| id | what | since when it is better | what to do |\n|---|---|---|---|\n"
                + KnownSignatures.all().stream()
                        .map(KnownSignature::about)
                        .map(a -> "| `" + a.id() + "` | " + a.title() + " | " + fixed(a) + " | " + a.remedy() + " |\n")
                        .collect(Collectors.joining());
    }

    private static String fixed(Signature.About about) {
        return about.fixed().stream()
                .map(f -> (f.what() + " " + f.version()).strip() + ": " + f.note())
                .collect(Collectors.joining("; "));
    }
}
