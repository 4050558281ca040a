package io.lockspot.analyzer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares output with a file that was looked at. {@code -Dlockspot.golden=rewrite} writes the file instead. */
public final class Golden {

    private static final Path EXPECTED = Path.of("src/test/resources/golden");
    private static final Path ACTUAL = Path.of("target/golden");

    private Golden() {}

    public static void check(String name, String actual) throws IOException {
        Path expected = EXPECTED.resolve(name);
        if ("rewrite".equals(System.getProperty("lockspot.golden"))) {
            Files.createDirectories(EXPECTED);
            Files.writeString(expected, actual);
            return;
        }
        Files.createDirectories(ACTUAL);
        Path written = Files.writeString(ACTUAL.resolve(name), actual);
        assertThat(expected)
                .as("golden file; write it with -Dlockspot.golden=rewrite")
                .exists();
        assertThat(written).hasSameTextualContentAs(expected);
    }
}
