package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.Golden;
import io.lockspot.analyzer.RunStories;
import io.lockspot.analyzer.compare.Comparer;
import io.lockspot.analyzer.compare.Comparison;
import io.lockspot.analyzer.compare.Run;
import io.lockspot.analyzer.compare.Runs;
import io.lockspot.analyzer.model.bench.BenchPlan;
import io.lockspot.analyzer.model.bench.BenchProtocol;
import io.lockspot.analyzer.model.bench.BenchRun;
import io.lockspot.analyzer.model.bench.CpuUse;
import io.lockspot.analyzer.model.bench.Machine;
import io.lockspot.analyzer.model.bench.Side;
import io.lockspot.analyzer.report.BenchWriter;
import io.lockspot.analyzer.report.JsonWriter;
import io.lockspot.analyzer.report.MarkdownWriter;
import io.lockspot.analyzer.report.Report;
import io.lockspot.analyzer.report.Style;
import io.lockspot.analyzer.report.TextWriter;
import io.lockspot.analyzer.report.html.HtmlWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assumptions.assumeThat;

/** What {@code lockspot bench} and {@code lockspot calibrate} print, word by word. */
class BenchGoldenTest {

    private static final String TEN =
            "before-1 before-2 before-3 before-4 before-5" + " before-6 before-7 before-8 before-9 before-10";

    static Stream<Arguments> commands() {
        return Stream.of(
                command("bench-help", "bench --help"),
                command("calibrate-help", "calibrate --help"),
                command("calibrate", "calibrate " + TEN + " --watch decode"),
                command("calibrate-json", "calibrate " + TEN + " -o json"),
                command(
                        "calibrate-markdown",
                        "calibrate before-1 before-2 before-3 after-1 after-2 after-3 -o markdown"),
                command("calibrate-too-few", "calibrate before-1 before-2 before-3 before-4"),
                command("calibrate-too-few-a-side", "calibrate " + TEN + " --runs 6"),
                command("calibrate-wrong-side", "calibrate " + TEN + " --runs 2"),
                command("bench-wrong-runs", "bench --before a --after b --runs 0"),
                command("bench-wrong-time", "bench --before a --after b --warmup 10"),
                command("bench-wrong-port", "bench --before a --after b --ready-port 99999"),
                command("bench-wrong-url", "bench --before a --after b --ready-url localhost:8080"),
                command("bench-wrong-whole", "bench --before a --after b --whole --duration 3s"),
                command(
                        "bench-wrong-agent-options",
                        "bench --before a --after b --agent-options profiler=off,file=x.jfr"),
                command("bench-wrong-directory", "bench --before a --after b --agent-jar pom.xml --directory src"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void command_printsWhatItAlwaysPrinted(String name, String line) throws IOException {
        String[] args = line.split(" ");
        Golden.check(
                name + ".txt",
                io.lockspot.analyzer.cli.Run.on(
                                files -> RunStories.named(files.get(0).toString()), false, args)
                        .transcript(args));
    }

    /** The comparison itself is held by other tests. */
    @Test
    void whatWasRun_followsTheComparison() throws IOException {
        Report report = report();
        StringBuilder text = new StringBuilder();
        TextWriter.write(report, Style.PLAIN, text);
        StringBuilder markdown = new StringBuilder();
        MarkdownWriter.write(report, markdown);
        StringBuilder warnings = new StringBuilder();
        report.origin().warnings().forEach(w -> warnings.append(w.text()).append('\n'));

        Golden.check("bench.txt", from("What was run", text) + "--- warnings\n" + warnings);
        Golden.check("bench-markdown.txt", from("<details>\n<summary>What was run", markdown));
    }

    @Test
    void whatWasRun_isInJsonToo() throws IOException {
        StringWriter json = new StringWriter();
        JsonWriter.write(report(), json);
        assertThat(json.toString())
                .startsWith("{\n  \"schema\": \"lockspot.bench/1\",")
                .contains("\n  \"bench\": {\n", "\n  \"verdict\": \"IMPROVEMENT\",\n");

        Golden.check("bench-report-json.txt", json.toString());

        StringWriter runs = new StringWriter();
        BenchWriter.write(protocol(), runs);
        Golden.check("bench-json.txt", runs.toString());
    }

    @Test
    void whatWasRun_isInThePageToo() throws IOException {
        StringBuilder page = new StringBuilder();
        HtmlWriter.write(report(), page);
        Golden.check("bench-html-data.txt", PageData.of(page.toString()));
    }

    /** What goes wrong while programs run; where the logs are and how many runs were kept is said too. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "dies, echo starting; echo no such file >&2; exit 3",
        "no-such-command, echo sh: server: not found; exit 127",
        "no-agent, 'sh -c \"echo done\"'"
    })
    void aProgramThatFails_isQuoted(String name, String command) throws IOException {
        assumeThat(Files.isDirectory(Path.of("/proc/self")))
                .as("the bench lives on /proc")
                .isTrue();
        String directory = "target/bench-" + name;
        delete(Path.of(directory));
        String[] args = {
            "bench",
            "--before",
            command,
            "--after",
            "true",
            "--whole",
            "--agent-jar",
            "pom.xml",
            "--directory",
            directory
        };

        Golden.check(
                "bench-failed-" + name + ".txt",
                io.lockspot.analyzer.cli.Run.lockspot(args).transcript(args));
    }

    private static void delete(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> entries = Files.walk(directory)) {
                for (Path entry : entries.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(entry);
                }
            }
        }
    }

    /** Said before a word is said of anything else. */
    @Test
    void otherSystems_areToldWhatToDoInstead() {
        assertThatIOException()
                .isThrownBy(() -> BenchOptions.requireLinux("Mac OS X", Path.of("/proc")))
                .withMessage(
                        "lockspot bench needs Linux and its /proc, which this system (Mac OS X) does not have; start"
                                + " each run with the agent yourself, both sides in turns, and use lockspot compare");
        assertThatIOException()
                .isThrownBy(() -> BenchOptions.requireLinux("Linux", Path.of("nowhere")))
                .withMessageStartingWith("lockspot bench needs Linux and its /proc, which is not there; ");
    }

    private static String from(String start, StringBuilder text) {
        int at = text.indexOf(start);
        assertThat(at).as("%s comes after the comparison", start).isPositive();
        return text.substring(at);
    }

    private static Arguments command(String name, String line) {
        return Arguments.of(name, line);
    }

    private static Report report() {
        List<Run> before = runs("before");
        List<Run> after = runs("after");
        Comparison comparison = Comparer.compare(new Runs(before, after), List.of(), List.of());
        Report.Origin origin = new Report.Origin(
                Stream.concat(before.stream(), after.stream())
                        .flatMap(r -> r.infos().stream())
                        .toList(),
                comparison.warnings());
        return Report.OfBench.of(new Report.OfComparison(origin, comparison, true), protocol());
    }

    private static List<Run> runs(String side) {
        return Stream.of(1, 2, 3)
                .map(n -> Run.of(side + "-" + n, RunStories.named(side + "-" + n)))
                .toList();
    }

    private static BenchProtocol protocol() {
        BenchPlan plan = new BenchPlan(
                "java -jar old.jar",
                "java -jar new.jar",
                3,
                Duration.ofSeconds(10),
                Optional.of(Duration.ofSeconds(30)),
                false,
                "wrk -d 60 http://127.0.0.1:8080/",
                List.of("port 127.0.0.1:8080"),
                "timing=all,budget=off,jfr=before",
                true);
        Machine machine = new Machine(
                8,
                "Processor X",
                16L << 30,
                "6.1.0-18-amd64",
                "powersave",
                OptionalDouble.of(0.3),
                OptionalDouble.of(4.25));
        List<BenchRun> runs = new ArrayList<>();
        int[] numbers = new int[2];
        for (Side side : Side.inTurns(3)) {
            int number = ++numbers[side.ordinal()];
            runs.add(new BenchRun(
                    side,
                    number,
                    1_795_000_000_000L + 45_000L * runs.size(),
                    1_234_000_000,
                    30_010_000_000L,
                    Optional.of(new CpuUse(55.5, side == Side.AFTER && number == 2 ? 23.4 : 1.2, 0.1)),
                    "SIGTERM",
                    OptionalInt.empty(),
                    "lockspot-bench/" + side.label() + "/run-0" + number + ".jfr"));
        }
        return new BenchProtocol(plan, machine, runs, Optional.empty(), List.of());
    }
}
