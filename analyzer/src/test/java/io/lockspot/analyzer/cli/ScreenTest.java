package io.lockspot.analyzer.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Pictures in a pipe, and on a terminal, which is afterwards what it was. */
class ScreenTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    private final Console console = new Console(out, out, false);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void inAPipe_picturesFollowEachOther() throws IOException {
        try (Screen screen = new Screen(console, false, "\n")) {
            screen.show("one\ntwo\nthree\n", 2);
            screen.show("four\n", 2);
        }

        assertThat(printed()).isEqualTo("one\ntwo\nthree\n\nfour\n");
    }

    @Test
    void onATerminal_aPictureTakesThePlaceOfTheOneBeforeAndIsNoTaller() throws IOException {
        try (Screen screen = new Screen(console, true, "\n")) {
            screen.show("one\ntwo\nthree\n", 2);
            screen.show("four\n", 2);
            screen.close();
        }

        assertThat(printed())
                .isEqualTo("\033[?1049h\033[?25l\033[Hone\033[K\ntwo\033[K\033[J\033[Hfour\033[K\033[J"
                        + "\033[?25h\033[?1049l");
    }
}
