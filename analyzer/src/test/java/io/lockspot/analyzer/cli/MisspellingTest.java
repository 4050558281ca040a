package io.lockspot.analyzer.cli;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MisspellingTest {

    private static final List<String> COMMANDS = List.of("report", "breakdown", "operations", "compare", "convert");

    @Test
    void slips_areRecognised() {
        assertThat(Misspelling.of("reprot", COMMANDS)).containsExactly("report");
        assertThat(Misspelling.of("breakdwn", COMMANDS)).containsExactly("breakdown");
        assertThat(Misspelling.of("eport", COMMANDS)).containsExactly("report");
        assertThat(Misspelling.of("comvert", COMMANDS)).containsExactly("convert");
    }

    @Test
    void otherWords_areMeantForNothing() {
        assertThat(Misspelling.of("frobnicate", COMMANDS)).isEmpty();
        assertThat(Misspelling.of("", COMMANDS)).isEmpty();
    }
}
