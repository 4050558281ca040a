package io.lockspot.analyzer.cli;

import io.lockspot.testkit.PackedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code lockspot flamegraph --before … --after …} of several runs a side: real recordings, five of each. */
class DifferenceOfRunsTest {

    private static final String COMPARE = "src/test/resources/compare/";
    private static final String KERNELS = "src/test/resources/kernel-lab/";
    private static final Pattern BOX =
            Pattern.compile("<title>(\\S+) \\(before [^<]*</title><rect class=\"([a-z]+)(\\d)\"");

    @TempDir
    private Path folder;

    /** The kernels differ by the fix alone; what the agents recorded of them was sampled and so is chance. */
    @Test
    void thePathThatAFixRemoved_isColoured_andWhatItLeftIsNot() throws IOException {
        Run run = flamegraph("d.svg", agents("affected", 1, 2, 3, 4, 5), agents("fixed", 1, 2, 3, 4, 5));
        String svg = Files.readString(folder.resolve("d.svg"));

        Map<String, String> colours = colours(svg);
        assertThat(colours.get("osq_lock_[k]")).isEqualTo("less, gone");
        assertThat(colours.values()).doesNotContain("more");
        assertThat(svg)
                .contains("The test: moderated t over 5 runs before and 5 after, costs per close;")
                .contains("NOT THE SAME before and after: the kernel");
        assertThat(run.err()).contains("NOT THE SAME: the kernel differs").doesNotContain("not tested");
    }

    @ParameterizedTest
    @ValueSource(strings = {"closestorm", "epmutex"})
    void aPage_hasTheVerdictsThatCompareHas(String program) throws IOException {
        String before = COMPARE + program + "/before";
        String after = COMPARE + program + "/after";
        flamegraph("d.html", List.of(before), List.of(after));
        Run compare = Run.lockspot("compare", "--before", before, "--after", after, "-f", path("c.html"), "--force");
        assertThat(compare.code()).as(compare.err()).isZero();

        JsonNode own = PackedData.json(PackedData.block(page("d.html"), "data"));
        JsonNode theirs = PackedData.json(PackedData.block(page("c.html"), "trees"));
        Map<String, JsonNode> compared = diffs(theirs);
        diffs(own).forEach((measure, diff) -> {
            assertThat(diff.get("verdicts").asString())
                    .as(measure)
                    .isEqualTo(compared.get(measure).get("verdicts").asString());
            assertThat(diff.get("test").get("words").asString()).contains("5 runs before and 5 after");
        });
        assertThat(diffs(own).values())
                .anyMatch(diff -> diff.get("verdicts").asString().contains("i"));
    }

    /** What two and two runs show is no test's finding; the same files as five and five were. */
    @Test
    void tooFewRuns_areColouredBySize_andThatIsSaidWithTheRemedy() throws IOException {
        Run run = flamegraph("d.svg", agents("affected", 1, 2), agents("fixed", 1, 2));

        assertThat(run.err())
                .contains("lockspot: coloured by size, not tested, for a test takes 3 runs a side at least, and there"
                        + " are 2 before and 2 after: --before A1 A2 A3 --after B1 B2 B3, or directories of runs\n");
        assertThat(page("d.svg")).contains("not tested for significance, for a test takes 3 runs a side");
        assertThat(colours(page("d.svg")).get("osq_lock_[k]")).isEqualTo("less, gone");
    }

    /** One recording given three times is one run: they cannot differ. */
    @Test
    void theSameRunThreeTimes_isOneRun() throws IOException {
        Run run = flamegraph("d.svg", agents("affected", 1, 1, 1), agents("fixed", 1, 2, 3));

        assertThat(run.err()).contains("there are 1 before and 3 after", "agent-1.jfr.gz: is given more than once");
    }

    @Test
    void whatIsNotTested_isColouredBySize_andNamed() throws IOException {
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            before.add(write("before-" + i, "a;rare 1\n"));
            after.add(write("after-" + i, "a;rare 1\na;rarer 1\n"));
        }
        Run run = flamegraph("d.svg", before, after);

        assertThat(run.err())
                .contains("samples: coloured by size, not tested, for no path of samples was seen often enough");
    }

    /** The choice of stacks leaves what they cost, and what they cost is tested. */
    @ParameterizedTest
    @CsvSource({
        "--root __fput, __fput_[k]",
        "--include eventpoll_release_file, osq_lock_[k]",
        "--inverted, osq_lock_[k]",
        "--per share, osq_lock_[k]"
    })
    void aSelection_isTestedLikeTheWhole(String options, String coloured) throws IOException {
        flamegraph("d.svg", agents("affected", 1, 2, 3), agents("fixed", 1, 2, 3), options.split(" "));

        String svg = page("d.svg");
        assertThat(colours(svg).get(coloured)).startsWith("less");
        assertThat(svg).contains("The test: moderated t over 3 runs before and 3 after");
    }

    @Test
    void collapsedStacks_areThoseOfAllRuns_whichNobodyTests() throws IOException {
        List<String> before = List.of(write("b1", "a;b 1\n"), write("b2", "a;b 2\n"), write("b3", "a;b 3\n"));
        List<String> after = List.of(write("a1", "a;c 1\n"), write("a2", "a;c 1\n"), write("a3", "a;b 1\n"));
        Run run = flamegraph("d.collapsed", before, after);

        assertThat(page("d.collapsed")).isEqualTo("a;b 6 1\na;c 0 2\n");
        assertThat(run.err()).doesNotContain("tested");
    }

    private Run flamegraph(String name, List<String> before, List<String> after, String... options) {
        List<String> args = new ArrayList<>(List.of("flamegraph", "--before"));
        args.addAll(before);
        args.add("--after");
        args.addAll(after);
        args.addAll(List.of("-f", path(name), "--force"));
        args.addAll(List.of(options));
        Run run = Run.lockspot(args.toArray(String[]::new));
        assertThat(run.code()).as(run.err()).isZero();
        return run;
    }

    /** Of each function the colour of its widest frame, and whether it is gone or new. */
    private static Map<String, String> colours(String svg) {
        return BOX.matcher(svg)
                .results()
                .collect(Collectors.toMap(
                        found -> found.group(1), DifferenceOfRunsTest::colour, (wider, narrower) -> wider));
    }

    private static String colour(MatchResult found) {
        String colour = found.group(3).equals("0") ? "noise" : found.group(2);
        return found.group(2).equals("same") ? "same" : colour + (found.group().contains(", gone") ? ", gone" : "");
    }

    private static Map<String, JsonNode> diffs(JsonNode data) {
        return data.get("diffs").values().stream()
                .collect(Collectors.toMap(diff -> diff.get("name").asString(), diff -> diff));
    }

    private static List<String> agents(String side, int... numbers) {
        List<String> files = new ArrayList<>();
        for (int number : numbers) {
            files.add(KERNELS + side + "/agent-" + number + ".jfr.gz");
        }
        return files;
    }

    private String page(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private String write(String name, String stacks) throws IOException {
        return Files.writeString(folder.resolve(name + ".collapsed"), stacks).toString();
    }
}
