package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.Golden;
import io.lockspot.analyzer.RunStories;
import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code lockspot compare} prints, on both streams, word by word. */
class CompareGoldenTest {

    private static final String BEFORE = "before-1 before-2 before-3 before-4 before-5";
    private static final String AFTER = "after-1 after-2 after-3 after-4 after-5";
    private static final String AGAIN = "before-6 before-7 before-8 before-9 before-10";

    static Stream<Arguments> commands() {
        return Stream.of(
                command("help", "compare --help"),
                command("improvement", compare(BEFORE, AFTER)),
                command("improvement-json", compare(BEFORE, AFTER) + " -o json"),
                command("improvement-colour", compare(BEFORE, AFTER) + " --color always -q"),
                command("improvement-markdown", compare(BEFORE, AFTER) + " -o markdown"),
                command(
                        "regression-junit",
                        compare(AFTER, BEFORE)
                                + " --fail-on regression --fail-on close.p99<+0% --fail-on path:decode>+1%"
                                + " --on-inconclusive pass -o junit"),
                command(
                        "not-the-same-markdown",
                        compare("before-1 before-2 before-3", "killed-1 killed-2 killed-3")
                                + " -o markdown --fail-on close.mean>+10%"),
                command(
                        "hostile-markdown",
                        compare(
                                        "hostile-before-1 hostile-before-2 hostile-before-3",
                                        "hostile-after-1 hostile-after-2 hostile-after-3")
                                + " -o markdown"),
                command("wrong-format", compare("a", "b") + " -o dot"),
                command("regression", compare(AFTER, BEFORE)),
                command(
                        "regression-gates",
                        compare(AFTER, BEFORE) + " --fail-on regression --fail-on close.mean>+10%"
                                + " --fail-on lock:cancelledkeys.waitPerOperation>1us --fail-on path:decode>+50%"
                                + " --fail-on path:nowhere>+5% --fail-on close.perSecond<2500"),
                command("equals", compare(BEFORE, AGAIN) + " --watch decode"),
                command("equals-gate-open", compare(BEFORE, AGAIN) + " --fail-on close.mean>+4%"),
                command(
                        "equals-gate-let-pass",
                        compare(BEFORE, AGAIN) + " --fail-on close.mean>+4% --on-inconclusive pass -q"),
                command("one-run", compare("before-1", "after-1") + " --fail-on regression"),
                command("one-run-json", compare("before-1", "after-1") + " -o json"),
                command(
                        "shares",
                        compare(
                                "plain-before-1 plain-before-2 plain-before-3",
                                "plain-after-1 plain-after-2" + " plain-after-3")),
                command("not-the-same", compare("before-1 before-2 before-3", "killed-1 killed-2 killed-3")),
                command("rare", compare("rare-1 rare-2 rare-3", "before-1 before-2 before-3")),
                command("wild", compare("wild-1 wild-2 wild-3", "wild-4 wild-5 wild-6")),
                command("equals-json", compare(BEFORE, AGAIN) + " --fail-on regression -o json"),
                command(
                        "equals-junit",
                        compare(BEFORE, AGAIN) + " --fail-on regression --fail-on close.mean>+4% -o junit"),
                command(
                        "files",
                        compare("before-1", "after-1") + " -f target/compare.md --also target/compare.xml --force"),
                command("nothing", compare("nothing-1", "nothing-2")),
                command("wrong-gate", compare("a", "b") + " --fail-on close.p98>+10%"),
                command("wrong-on-inconclusive", compare("a", "b") + " --on-inconclusive maybe"),
                command("wrong-one-side", "compare --before a"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void command_printsWhatItAlwaysPrinted(String name, String line) throws IOException {
        String[] args = line.split(" ");
        Golden.check(
                "compare-" + name + ".txt",
                Run.on(CompareGoldenTest::recording, false, args).transcript(args));
    }

    @Test
    void page_holdsTheDataThatItAlwaysHeld() throws IOException {
        String[] args = (compare("before-1 before-2 before-3", "after-1 after-2 after-3")
                        + " --fail-on close.mean>+10% -o html")
                .split(" ");
        Golden.check(
                "compare-improvement-html-data.txt",
                PageData.of(Run.on(CompareGoldenTest::recording, false, args), args));
    }

    private static String compare(String before, String after) {
        return "compare --before " + before + " --after " + after;
    }

    private static Arguments command(String name, String line) {
        return Arguments.of(name, line);
    }

    /** The recording that a name stands for. */
    private static Recording recording(List<Path> files) {
        String name = files.get(0).toString();
        if (name.startsWith("nothing")) {
            return new RecordingBuilder(name).build();
        }
        if (name.startsWith("hostile")) {
            return hostile(name);
        }
        if (name.startsWith("wild")) {
            return wild(name);
        }
        if (name.startsWith("plain")) {
            return withoutCounts(name, name.contains("after") ? 2 : 120);
        }
        RecordingBuilder into = RunStories.builder(name.startsWith("rare") ? name.replace("rare", "after") : name);
        if (name.startsWith("rare")) {
            int waits = name.endsWith("2") ? 60 : 1;
            for (int i = 0; i < waits; i++) {
                into.lockWait(
                        Measure.LOCK_WAIT,
                        new LockWait(Stories.CANCELLED_KEYS, "closer-1", Stories.CANCEL, "", Stack.EMPTY, 40_000L + i));
            }
        }
        if (name.startsWith("killed")) {
            into.environment("kernelRelease", "6.1.0");
            into.environment("cpus", "8");
            into.covers(40_000_000_000L);
            into.incomplete(name + ": ends without the agent's last dump");
        }
        return into.build();
    }

    /** Of three runs, each takes thirty times as long as the one before. */
    private static Recording wild(String name) {
        RecordingBuilder into = new RecordingBuilder(name);
        long mean = 1000 * Math.round(Math.pow(30, (name.charAt(name.length() - 1) - '0') % 3));
        into.operation(Stories.CLOSE).addCounts(1000, 0, 0, 0);
        into.operation(Stories.CLOSE).addTimes(1000 * mean, 40 * mean, Stories.histogram(1000, mean, 40 * mean));
        return into.build();
    }

    private static Recording withoutCounts(String name, int spinning) {
        RecordingBuilder into = new RecordingBuilder(name);
        into.format("perf-script");
        int odd = name.charAt(name.length() - 1) - '0';
        sample(into, 200 + odd, "app.Server.accept");
        sample(into, 80 - odd, "app.Server.decode");
        sample(into, spinning + odd, "app.Server.close", "__close");
        return into.build();
    }

    /** Names that a page, a table or a terminal would obey. */
    private static Recording hostile(String name) {
        RecordingBuilder into = new RecordingBuilder(name);
        boolean after = name.contains("after");
        into.operation(Stories.CLOSE).addCounts(1000, 0, 0, 0);
        int odd = name.charAt(name.length() - 1) - '0';
        sample(into, 500 + odd, "main");
        sample(into, (after ? 300 : 100) + odd, "main", "<img src=x onerror=alert(1)>|@all\u001b[31m`*````````");
        return into.build();
    }

    private static void sample(RecordingBuilder into, int count, String... path) {
        Stack stack = new Stack(Stream.of(path).map(Frame::nativeCode).toList());
        into.sample(Measure.CPU, "", stack, count * 4_000_000L, count);
    }
}
