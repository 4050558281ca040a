package io.lockspot.agent;

import io.lockspot.agent.options.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The documents say what is there: each promise has its test, each example is understood. */
class SafetyDocumentTest {

    private static final Path DOCS = Path.of("..", "docs");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)\\)|`([a-z]\\w*_\\w+)`");
    private static final Pattern EXAMPLE = Pattern.compile("-javaagent:lockspot-agent\\.jar=(\\S+)");

    @Test
    void everyPromise_isLinkedToATestThatExists() throws IOException {
        int promises = 0;
        for (String line : Files.readAllLines(DOCS.resolve("safety.md"))) {
            if (line.startsWith("| ") && !line.equals("| promise | test |")) {
                promises++;
                List<String> tests = tests(line.substring(line.indexOf('|', 1)));
                assertThat(tests).as(line).isNotEmpty();
            }
        }
        assertThat(promises).isGreaterThan(20);
    }

    /** The methods that the cell names, each looked up in the file that was linked last before it. */
    private static List<String> tests(String cell) throws IOException {
        List<String> tests = new ArrayList<>();
        String source = "";
        Matcher link = LINK.matcher(cell);
        while (link.find()) {
            if (link.group(1) != null) {
                Path file = DOCS.resolve(link.group(1));
                assertThat(file).exists();
                source = Files.readString(file);
            } else {
                assertThat(Pattern.compile("@(Test|ParameterizedTest)\\s((?!void )[\\s\\S])*?void " + link.group(2)
                                        + "\\(")
                                .matcher(source)
                                .find())
                        .as(link.group(2))
                        .isTrue();
                tests.add(link.group(2));
            }
        }
        return tests;
    }

    @Test
    void everyExampleOfMonitoring_isUnderstood() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(DOCS.resolve("monitoring.md")));
        int examples = 0;
        while (example.find()) {
            assertThat(Options.parse(example.group(1)).prometheus()).isNotEmpty();
            examples++;
        }
        assertThat(examples).isGreaterThan(1);
    }
}
