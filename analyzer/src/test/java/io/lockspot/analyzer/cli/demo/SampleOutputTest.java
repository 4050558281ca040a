package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.SampleResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SampleOutputTest {

    @TempDir
    Path temp;

    @Test
    void read_takesTheWholeNumbersOfTheLastLine() throws IOException {
        Path output = output("warming up\n{\"schema\":\"x/1\",\"counts\":{\"close\":7,\"by\":{\"kind\":3}},"
                + "\"times\":[1,2],\"share\":0.5,\"wallTime\":9000000000}\n");

        SampleResult result = SampleOutput.read(output, List.of("counts.close", "wallTime"));

        assertThat(result.numbers())
                .containsOnlyKeys("counts.close", "counts.by.kind", "wallTime")
                .containsEntry("wallTime", 9_000_000_000L);
    }

    @Test
    void read_namesTheNumberThatIsMissing() throws IOException {
        Path output = output("{\"counts\":{}}");

        assertThatThrownBy(() -> SampleOutput.read(output, List.of("counts.close")))
                .isInstanceOf(IOException.class)
                .hasMessage(output + " does not end with the result of the sample: no number counts.close");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "{\"counts\":", "5", "[1]", "}"})
    void read_refusesWhatIsNoObject(String text) throws IOException {
        Path output = output(text);

        assertThatThrownBy(() -> SampleOutput.read(output, List.of("counts.close")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("does not end with the result of the sample");
    }

    private Path output(String text) throws IOException {
        return Files.writeString(temp.resolve("before-1.out"), text);
    }
}
