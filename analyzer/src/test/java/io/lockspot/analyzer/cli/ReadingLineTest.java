package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.read.ReadProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A clock, a file and a terminal that the test holds in its hands. */
class ReadingLineTest {

    private static final String REDRAW = "\r\033[K";
    private static final long START = 5_000_000_000L;
    private static final long MILLI = 1_000_000;

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private ReadProgress.State state = new ReadProgress.State(null, 0, 0);
    private final ReadingLine line =
            new ReadingLine(new PrintStream(screen, true, StandardCharsets.UTF_8), () -> state, START);

    @Test
    void whatIsReadWithinASecond_isNotSpokenOf() {
        reading("a.jfr", 100_000_000, 10_000_000);
        line.tick(START + 999 * MILLI);
        line.close();

        assertThat(screen()).isEmpty();
    }

    @Test
    void afterASecond_theLineUpdatesItself_andIsGoneInTheEnd() {
        reading("a.jfr", 100_000_000, 0);
        line.tick(START);
        reading("a.jfr", 100_000_000, 42_000_000);
        line.tick(START + 1000 * MILLI);
        reading("a.jfr", 100_000_000, 90_000_000);
        line.tick(START + 2000 * MILLI);
        line.close();

        assertThat(screen())
                .isEqualTo(REDRAW + "lockspot: reading a.jfr  42%  42 MB/s" + REDRAW
                        + "lockspot: reading a.jfr  90%  45 MB/s" + REDRAW);
    }

    @Test
    void theNextFile_beginsWithARateOfItsOwn() {
        reading("a.jfr", 100_000_000, 0);
        line.tick(START);
        reading("b.jfr", 50_000_000, 0);
        line.tick(START + 3000 * MILLI);
        reading("b.jfr", 50_000_000, 10_000_000);
        line.tick(START + 4000 * MILLI);

        assertThat(screen()).endsWith(REDRAW + "lockspot: reading b.jfr  20%  10 MB/s");
    }

    @Test
    void ofAPipe_thereIsNoPercentage() {
        reading("-", 0, 0);
        line.tick(START);
        reading("-", 0, 7_000_000);
        line.tick(START + 2000 * MILLI);

        assertThat(screen()).endsWith("reading -  7 MB  4 MB/s");
    }

    @Test
    void theLine_fitsANarrowTerminal_andHoldsNoControlCharacters() {
        reading("\033]0;gotcha\007" + "x".repeat(200), 100, 50);
        line.tick(START + 2000 * MILLI);

        assertThat(screen())
                .startsWith(REDRAW + "lockspot: reading \\x1b]0;gotcha\\x07")
                .contains("…  50%");
        assertThat(screen().length()).isLessThan(80 + REDRAW.length());
    }

    @Test
    void whenItIsClosed_nothingMoreIsDrawn() {
        reading("a.jfr", 100, 50);
        line.close();

        assertThat(line.tick(START + 2000 * MILLI)).isFalse();
        assertThat(screen()).isEmpty();
    }

    private void reading(String name, long size, long read) {
        state = new ReadProgress.State(Path.of(name), size, read);
    }

    private String screen() {
        return screen.toString(StandardCharsets.UTF_8);
    }
}
