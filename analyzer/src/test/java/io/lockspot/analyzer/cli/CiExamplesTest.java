package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.RunStories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The examples of {@code docs/ci}: every {@code lockspot} line in them is executed, with recordings that are told by the
 * directory that they are in.
 */
class CiExamplesTest {

    private static final Path EXAMPLES = Path.of("../docs/ci");

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({"close-cost.yml, before, after, 0", "close-cost.yml, after, before, 4", "Jenkinsfile, after, before, 4"
    })
    void theLineOfAnExample_failsTheBuildWhereItShould(String example, String before, String after, int code)
            throws Exception {
        for (int run = 1; run <= 5; run++) {
            recording("before/" + before + "-" + run);
            recording("after/" + after + "-" + run);
        }
        List<String> lines = lines(example);

        assertThat(lines).hasSize(1);
        Run run = execute(lines.get(0));

        assertThat(run.code()).as("%s", run).isEqualTo(code);
        assertThat(temp.resolve("close-cost.html")).content().contains("lockspot.compare/1");
        int failures = Integer.parseInt(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(temp.resolve("close-cost.xml").toFile())
                .getDocumentElement()
                .getAttribute("failures"));
        assertThat(failures > 0).isEqualTo(code == 4);
    }

    private void recording(String name) throws IOException {
        Path file = temp.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }

    private static List<String> lines(String example) throws IOException {
        try (Stream<String> lines = Files.lines(EXAMPLES.resolve(example))) {
            return lines.map(String::strip)
                    .filter(line -> line.startsWith("lockspot "))
                    .toList();
        }
    }

    /** In the directory of the recordings, in which an example's paths are. */
    private Run execute(String line) {
        String[] words = line.split(" ");
        for (int i = 1; i < words.length; i++) {
            boolean ofTheRepository = words[i].startsWith("docs/");
            boolean isFile = words[i].contains(".") || words[i].equals("before") || words[i].equals("after");
            words[i] = ofTheRepository
                    ? "../" + words[i]
                    : isFile ? temp.resolve(words[i]).toString() : words[i];
        }
        return Run.on(
                files -> RunStories.named(files.get(0).getFileName().toString()),
                false,
                Arrays.copyOfRange(words, 1, words.length));
    }
}
