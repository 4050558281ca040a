package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.TextRecordings;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConvertTest {

    private static final String CHURN =
            TextRecordings.resource("jfr/churn-raw.jfr").toString();
    private static final String WAITS =
            TextRecordings.resource("jfr/jdk-25-waits.jfr").toString();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "cpu, ''",
        "cpu, -I epoll",
        "cpu, -X __fput",
        "cpu, --root closeConnection",
        "cpu, --threads",
        "cpu, --inverted"
    })
    void aJfrRecordingAsCollapsed_hasTheSameBreakdown(String measure, String selection) {
        String[] selected = selection.isEmpty() ? new String[0] : selection.split(" ");
        String file = folder.resolve("a.collapsed").toString();

        assertThat(run(args("convert " + CHURN + " --measure " + measure + " -f " + file, selected))
                        .code())
                .isZero();

        String threads = selection.equals("--threads") ? " --threads" : "";
        Run direct = run(args("breakdown " + CHURN + " --measure " + measure, selected));
        Run converted = run(args("breakdown " + file + threads, new String[0]));
        // Of what was left out the file knows nothing; shares are of what is in it.
        if (!selection.startsWith("-I") && !selection.startsWith("--root")) {
            assertThat(belowTheFirstLine(converted.out())).isEqualTo(belowTheFirstLine(direct.out()));
        } else {
            assertThat(names(converted.out()))
                    .isNotEmpty()
                    .startsWith(names(direct.out()).substring(0, 40));
        }
    }

    @ParameterizedTest
    @CsvSource({"cpu", "lock-wait"})
    void aJfrRecordingAsPprof_printsTheSameWordForWord(String measure) {
        String recording = measure.equals("cpu") ? CHURN : WAITS;
        String file = folder.resolve("a.pb.gz").toString();

        Run convert = run(args("convert " + recording + " -f " + file, new String[0]));

        assertThat(convert.code()).as(convert.err()).isZero();
        for (String view : new String[] {"", " --flat", " --threads", " --inverted", " --threads -I main"}) {
            assertThat(run(args("breakdown " + file + " --measure " + measure + view, new String[0]))
                            .out())
                    .as(view)
                    .isNotEmpty()
                    .isEqualTo(run(args("breakdown " + recording + " --measure " + measure + view, new String[0]))
                            .out());
        }
    }

    @Test
    void everyFormat_isChosenByTheNameOrByTheOption() throws Exception {
        for (String name : new String[] {"a.collapsed", "a.folded", "a.txt"}) {
            assertThat(converted(name)).startsWith("app.Server.closeConnection;io.netty.channel.unix");
        }
        for (String name : new String[] {"a.speedscope.json", "a.speedscope"}) {
            assertThat(converted(name)).startsWith("{\"$schema\":\"https://www.speedscope.app/");
        }
        for (String name : new String[] {"a.pb.gz", "a.pprof"}) {
            byte[] bytes = Files.readAllBytes(converted(name, Stories.epmutex()));
            assertThat(bytes).startsWith(0x1f, 0x8b);
        }
        Run piped = Run.on(Stories.epmutex(), "convert", "r", "-o", "collapsed");
        assertThat(piped.out()).startsWith("app.Server.closeConnection;").endsWith("\n");
        assertThat(Run.on(Stories.epmutex(), "convert", "r", "-f", "-", "-o", "collapsed"))
                .isEqualTo(piped);
        Path odd = folder.resolve("odd");
        assertThat(Run.on(Stories.epmutex(), "convert", "r", "-o", "collapsed", "-f", odd.toString())
                        .code())
                .isZero();
        assertThat(odd).hasContent(piped.out());
    }

    @Test
    void kernelFramesOfCollapsedStacks_areMarked() throws Exception {
        assertThat(converted("a.collapsed")).contains(";__close;").contains("__mutex_lock_[k];osq_lock_[k] ");
    }

    @Test
    void threadsOfCollapsedStacks_areTheFirstFrame() {
        assertThat(Run.on(Stories.epmutex(), "convert", "r", "-o", "collapsed", "--threads")
                        .out())
                .contains("[conn-1 tid=?];app.Server.accept;accept4 140000000\n");
    }

    @Test
    void flameGraphsOfOtherTools_haveThreadsAsConvertedProfilesDo() throws Exception {
        String graph = folder.resolve("graph.collapsed").toString();

        assertThat(Run.on(Stories.epmutex(), "flamegraph", "r", "--threads", "-f", graph)
                        .code())
                .isZero();

        String converted = Run.on(Stories.epmutex(), "convert", "r", "-o", "collapsed", "--threads")
                .out();
        assertThat(Files.readString(Path.of(graph))).isEqualTo(converted);
    }

    @Test
    void collapsedStacksOfARecordingWithSeveralMeasures_areOfOneAndItIsSaid() {
        Recording recording = Recording.merge(java.util.List.of(Stories.epmutex(), Stories.closestorm()));

        Run run = Run.on(recording, "convert", "r", "-o", "collapsed");

        assertThat(run.err()).contains("took cpu, left out lock-wait; choose with --measure");
        assertThat(Run.on(recording, "convert", "r", "-o", "collapsed", "--measure", "cpu+lock-wait"))
                .satisfies(both -> {
                    assertThat(both.code()).isEqualTo(2);
                    assertThat(both.err()).contains("collapsed stacks are of one measure");
                });
        assertThat(Run.on(recording, "convert", "r", "-o", "speedscope").out())
                .contains("\"name\":\"cpu\"")
                .contains("\"name\":\"lock-wait\"");
    }

    @Test
    void aSelectionThatLeavesNothing_isSaid() {
        Run run = Run.on(Stories.epmutex(), "convert", "r", "-o", "collapsed", "-I", "nowhere");

        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no stack left: nothing matches");
    }

    @Test
    void anExistingFile_isReplacedOnlyWithForce() throws Exception {
        Path file = Files.writeString(folder.resolve("a.collapsed"), "old");

        Run refused = Run.on(Stories.epmutex(), "convert", "r", "-f", file.toString());

        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("--force");
        assertThat(file).hasContent("old");
        assertThat(Run.on(Stories.epmutex(), "convert", "r", "--force", "-f", file.toString())
                        .code())
                .isZero();
        assertThat(file).content().startsWith("app.Server");
    }

    @Test
    void whatCannotBeWritten_isSaidBeforeAnythingIsRead() {
        Session.Reader unread = files -> {
            throw new AssertionError("was read");
        };
        assertThat(Run.on(unread, false, "convert", "r").err()).contains("say what to write: -f out.collapsed");
        assertThat(Run.on(unread, false, "convert", "r", "-f", "a.png").err()).contains("the name must end in");
        Run terminal = Run.on(unread, true, "convert", "r", "-o", "pprof");
        assertThat(terminal.code()).isEqualTo(2);
        assertThat(terminal.err()).contains("pprof is binary");
    }

    @Test
    void ofTwoColumns_eitherIsConvertedAndComparisonTakesBoth() throws Exception {
        Path diff = Files.writeString(folder.resolve("diff.folded"), "a;b 100 900\na;c 100 0\n");

        assertThat(run(args("convert " + diff + " -o collapsed --column before", new String[0])))
                .isEqualTo(new Run("a;b 100\na;c 100\n", "", 0));
        assertThat(run(args("convert " + diff + " -o collapsed --column after", new String[0])))
                .isEqualTo(new Run("a;b 900\n", "", 0));
        Run unsaid = run(args("convert " + diff + " -o collapsed", new String[0]));
        assertThat(unsaid.out()).isEqualTo("a;b 900\n");
        assertThat(unsaid.err()).contains("only the second, after, is read");
        Run compared = run(args("compare --before " + diff + " --after " + diff, new String[0]));
        assertThat(compared.out()).as(compared.err()).contains("50.00").doesNotContain("two columns");
    }

    private String converted(String name) throws Exception {
        return Files.readString(converted(name, Stories.epmutex()));
    }

    private Path converted(String name, Recording recording) {
        Path file = folder.resolve(name);
        Run run = Run.on(recording, "convert", "r", "-f", file.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.err()).contains("wrote " + file + ": cpu in ns");
        return file;
    }

    private static Run run(String[] args) {
        return Run.lockspot(args);
    }

    private static String[] args(String line, String[] more) {
        String[] first = line.split(" ");
        String[] all = java.util.Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        return all;
    }

    private static String belowTheFirstLine(String text) {
        assertThat(text.lines().count()).isGreaterThan(5);
        return text.substring(text.indexOf('\n'));
    }

    private static String names(String text) {
        return belowTheFirstLine(text).replaceAll("[\\d.]+%|[^\\w.$\\n]", "");
    }
}
