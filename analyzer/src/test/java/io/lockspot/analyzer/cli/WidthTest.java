package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Recording;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Reports fit terminals of any width. */
class WidthTest {

    /** What stands before the text of a line: a tree, a label, a figure. */
    private static final String LEAD = "^[ │├└─]*(?:[-…]|waits|held|path|why|remedy|bound)? *(?:[\\d.]+%)? *";

    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80, 100, 200})
    void noLine_isWiderThanTheTerminalButForNames(int width) {
        Recording both = Recording.merge(List.of(Stories.closestorm(), Stories.epmutex()));
        for (String command : List.of(
                "report x",
                "breakdown x",
                "breakdown x --flat",
                "breakdown x --measure cpu+lock-wait",
                "breakdown x --inverted --threads",
                "locks x",
                "operations x")) {
            Run run = Run.on(both, (command + " -q --width " + width).split(" "));

            assertThat(run.code()).as(run.err()).isZero();
            assertThat(run.out().lines().filter(line -> line.length() > width))
                    .as("%s at %d", command, width)
                    .allSatisfy(line -> assertThat(unbreakable(line)).isTrue());
        }
    }

    @Test
    void theTerminalsWidth_isTheOneThatIsUsed() {
        Session.Reader closestorm = files -> Stories.closestorm();
        String narrow =
                Run.on(closestorm, OptionalInt.of(60), "operations", "x").out();

        assertThat(narrow)
                .isEqualTo(Run.on(Stories.closestorm(), "operations", "x", "--width", "60")
                        .out());
        assertThat(narrow)
                .isNotEqualTo(Run.on(closestorm, OptionalInt.empty(), "operations", "x")
                        .out());
    }

    @Test
    void columns_areANumberThatATerminalCanHave() {
        assertThat(TerminalWidth.of(Map.of("COLUMNS", "72"))).hasValue(72);
        assertThat(Stream.of("", "x", "-5", "7", "99999", "4294967376", "80 ").map(TerminalWidth::parse))
                .allMatch(OptionalInt::isEmpty);
    }

    /** A frame of a tree behind its figures, or a single word behind a label. */
    private static boolean unbreakable(String line) {
        boolean frame = line.matches("^(?:[ │├└─]*(?:[\\d.]+%|-(?= )))+  .*");
        return frame
                || !line.replaceFirst(LEAD, "").replaceFirst(LEAD, "").strip().contains(" ");
    }
}
