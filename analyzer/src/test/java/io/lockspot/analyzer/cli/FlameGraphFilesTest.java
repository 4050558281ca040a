package io.lockspot.analyzer.cli;

import io.lockspot.testkit.PackedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code lockspot flamegraph} from files to files: differences, pictures, and pages that are recordings again. */
class FlameGraphFilesTest {

    private static final String BEFORE = "a.Storm.run;close;osq_lock_[k] 60\na.Storm.run;read 40\n";
    private static final String AFTER = "a.Storm.run;read 44\na.Storm.run;write 6\n";

    @TempDir
    private Path folder;

    @Test
    void aDifference_isWrittenInEveryFormatWithWhatVanished() throws IOException {
        String page = difference("d.html");
        assertThat(PackedData.json(PackedData.block(page, "data")).toString())
                .contains("\"before\":[0,0,20,0,30,0]", "\"after\":[0,0,22,0,0,3]", "\"scale\":2");
        assertThat(difference("d.svg")).contains("osq_lock_[k] (before 60.00%, after 0.00%, gone)");
        assertThat(difference("d.collapsed"))
                .isEqualTo("a.Storm.run;read 40 44\na.Storm.run;close;osq_lock_[k] 60 0\na.Storm.run;write 0 6\n");
    }

    /** Every other sample of a real recording: two recordings of one run, which differ by nothing but chance. */
    @Test
    void twoHalvesOfOneRun_giveAGreyPicture_andTheChangeIsColoured() throws IOException {
        List<StringBuilder> halves = List.of(new StringBuilder(), new StringBuilder());
        String[] samples = script("affected").split("\n\n+");
        for (int i = 0; i < samples.length; i++) {
            halves.get(i % 2).append(samples[i]).append("\n\n");
        }
        assertThat(samples).hasSizeGreaterThan(4_000);
        String one = write("one.perf-script.txt", halves.get(0).toString()).toString();
        String other = write("other.perf-script.txt", halves.get(1).toString()).toString();
        String fixed = write("fixed.perf-script.txt", script("fixed")).toString();

        assertThat(colours(one, other)).containsOnly("same0");
        assertThat(colours(one, fixed)).contains("less3");
    }

    /** Of the frames of a picture of a difference. */
    private Set<String> colours(String before, String after) throws IOException {
        Run run = run("flamegraph", "--before", before, "--after", after, "-f", path("d.svg"), "--force");
        assertThat(run.code()).as(run.err()).isZero();
        return Pattern.compile("</title><rect class=\"(\\w+)\"")
                .matcher(Files.readString(folder.resolve("d.svg")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    private static String script(String side) throws IOException {
        Path file = Path.of("src/test/resources/kernel-lab", side, "perf-script.txt.gz");
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void twoColumnsAreReadAsBothSides_andAPageOfADifferenceToo() throws IOException {
        String columns = difference("d.collapsed");
        difference("d.html");
        for (String sides : new String[] {"d.collapsed", "d.html"}) {
            String file = folder.resolve(sides).toString();
            Run run = run("flamegraph", "--before", file, "--after", file, "-f", path("again.collapsed"), "--force");
            assertThat(run.code()).as(run.err()).isZero();
            assertThat(Files.readString(folder.resolve("again.collapsed"))).isEqualTo(columns);
        }
    }

    @Test
    void aPage_isARecordingAgain() throws IOException {
        Path stacks = write("b.collapsed", BEFORE);
        assertThat(run("flamegraph", stacks.toString(), "-f", path("p.html")).code())
                .isZero();
        Run back = run("flamegraph", path("p.html"), "-f", path("p.collapsed"));
        assertThat(back.code()).isZero();
        assertThat(back.err()).contains("p.html: is a page, in which only the weights of call trees are");
        assertThat(Files.readString(folder.resolve("p.collapsed"))).isEqualTo(BEFORE);
        assertThat(run("breakdown", path("p.html")).out()).contains("60.00%  osq_lock_[k]");
        assertThat(run("report", stacks.toString(), "-f", path("report.html")).code())
                .isZero();
        assertThat(run("breakdown", path("report.html")).out()).contains("60.00%  osq_lock_[k]");
    }

    @Test
    void aPicture_isOfTheBestMeasure() throws IOException {
        assertThat(run("flamegraph", write("b.collapsed", BEFORE).toString(), "-f", path("p.svg"))
                        .code())
                .isZero();
        assertThat(Files.readString(folder.resolve("p.svg"))).contains("lockspot: samples", "osq_lock_[k] (60 samples");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --before B --after A -f x.png                   | 2 | the name must end in .html, in .svg
            --before B --after A                            | 2 | say where to
            --before B -f x.html                            | 2 | --after
            B --before B --after A -f x.html                | 2 | mutually exclusive
            -f x.html                                       | 2 | --before
            --before B --after A --measure cpu -f x.html    | 2 | has no samples of cpu
            --before B --after A --per close -f x.html      | 2 | --per close: not known of both sides
            --before B --after NOTHING -f x.html            | 1 | does not exist
            --before B --after EMPTY -f x.html              | 2 | the directory is empty
            """)
    void wrongUsage_isToldInOneLine(String arguments, int code, String message) throws IOException {
        Files.createDirectory(folder.resolve("empty"));
        String named = arguments
                .replace("--before B", "--before " + write("b.collapsed", BEFORE))
                .replaceFirst("^B ", folder.resolve("b.collapsed") + " ")
                .replace("--after A", "--after " + write("a.collapsed", AFTER))
                .replace("NOTHING", path("nothing.jfr"))
                .replace("EMPTY", path("empty"))
                .replace("x.", path("x."));
        Run run = run(("flamegraph " + named).split(" "));
        assertThat(run.err()).contains(message);
        assertThat(run.code()).as(run.err()).isEqualTo(code);
        assertThat(folder.resolve("x.html")).doesNotExist();
    }

    @Test
    void aBrokenPage_isRefusedInOneLineWithItsName() throws IOException {
        run("flamegraph", write("b.collapsed", BEFORE).toString(), "-f", path("p.html"));
        String page = Files.readString(folder.resolve("p.html"));
        String data = PackedData.block(page, "data");
        int middle = page.indexOf(data) + data.length() / 2;
        for (String broken : new String[] {
            page.substring(0, middle),
            page.substring(0, middle) + "!" + page.substring(middle + 1),
            page.substring(0, middle) + (page.charAt(middle) == 'A' ? 'B' : 'A') + page.substring(middle + 1)
        }) {
            Run run = run("report", write("broken.html", broken).toString());
            assertThat(run.code()).isEqualTo(1);
            assertThat(run.err())
                    .matches("lockspot: \\S*broken.html: cannot be read as a page of lockspot: [^\\n]*;"
                            + " give the recording that it was made from\\n");
        }
    }

    private String difference(String name) throws IOException {
        Run run = run(
                "flamegraph",
                "--before",
                write("b.collapsed", BEFORE).toString(),
                "--after",
                write("a.collapsed", AFTER).toString(),
                "-f",
                path(name));
        assertThat(run.code()).as(run.err()).isZero();
        return Files.readString(folder.resolve(name));
    }

    private static Run run(String... args) {
        return Run.lockspot(args);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }
}
