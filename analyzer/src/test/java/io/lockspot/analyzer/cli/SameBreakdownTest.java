package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.Recordings;
import io.lockspot.analyzer.read.Rewritten;
import io.lockspot.analyzer.read.TextRecordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same stacks, whatever they are written in, give the same breakdown to the last byte: the whole tree of real
 * recordings, down to the leaves.
 */
class SameBreakdownTest {

    private static final String[][] VIEWS = {{}, {"--inverted"}, {"--flat"}};

    @TempDir
    private Path directory;

    static Stream<Path> recordings() {
        return Stream.of(
                        "jfr/churn-raw.jfr",
                        "kernel-lab/affected/agent-3.jfr.gz",
                        "perf/epclose-eventfd-nodel.perf-script.txt.gz")
                .map(TextRecordings::resource);
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void jfrAndPerfScriptAndPprofAndCollapsed_giveTheSameBreakdown(Path file) throws Exception {
        Recording recording = Recordings.read(file);
        Path perf = Files.writeString(directory.resolve("same.perf"), Rewritten.perfScript(recording));
        Path collapsed = Files.writeString(directory.resolve("same.collapsed"), Rewritten.collapsed(recording));
        Path pprof = directory.resolve("same.pb.gz");
        assertThat(Run.lockspot("convert", file.toString(), "-f", pprof.toString())
                        .code())
                .isIn(0, 3);

        for (String[] view : VIEWS) {
            String text = breakdown(file, "text", "cpu", view);
            String json = breakdown(file, "json", "cpu", view);

            assertThat(text).startsWith("100% = ").hasLineCount((int)
                    text.lines().count());
            assertSame(text, breakdown(perf, "text", "cpu", view));
            assertSame(text, breakdown(pprof, "text", "cpu", view));
            String body = from("\"measure\"", json);
            assertSame(body, from("\"measure\"", breakdown(perf, "json", "cpu", view)));
            assertSame(body, from("\"measure\"", breakdown(pprof, "json", "cpu", view)));

            // Collapsed stacks do not tell what their counts are: these are nanoseconds, called samples.
            assertSame(from("\n", text), from("\n", breakdown(collapsed, "text", "samples", view)));
            assertSame(from("\"total\"", json), from("\"total\"", breakdown(collapsed, "json", "samples", view)));
        }
    }

    private static String breakdown(Path file, String format, String measure, String... view) {
        List<String> arguments = new ArrayList<>(List.of("breakdown", file.toString(), "-o", format));
        arguments.addAll(List.of("--measure", measure, "--min", "0", "--depth", "10000"));
        arguments.addAll(List.of(view));
        Run run = Run.lockspot(arguments.toArray(String[]::new));
        assertThat(run.code()).as("%s", run).isIn(0, 3);
        assertThat(run.out()).isNotEmpty();
        return run.out();
    }

    /** To the last byte; shows the first line that is not, with those around it. */
    private static void assertSame(String one, String other) {
        List<String> expected = one.lines().toList();
        List<String> actual = other.lines().toList();
        for (int i = 0; i < expected.size() && i < actual.size(); i++) {
            int from = Math.max(0, i - 5);
            if (!expected.get(i).equals(actual.get(i))) {
                assertThat(actual.subList(from, i + 1)).as("line %d", i).isEqualTo(expected.subList(from, i + 1));
            }
        }
        assertThat(other.equals(one))
                .as("all the lines that both have are the same")
                .isTrue();
    }

    private static String from(String mark, String text) {
        assertThat(text).contains(mark);
        return text.substring(text.indexOf(mark));
    }
}
