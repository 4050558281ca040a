package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.Golden;
import io.lockspot.analyzer.LockStories;
import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What every command prints, on both streams, word by word. */
class GoldenTest {

    private static final Recording CLOSESTORM = Stories.closestorm();
    private static final Recording EPMUTEX = Stories.epmutex();

    static Stream<Arguments> commands() {
        return Stream.of(
                command("help", CLOSESTORM, ""),
                command("help-breakdown", CLOSESTORM, "breakdown --help"),
                command("report-closestorm", CLOSESTORM, "report closestorm.jfr"),
                command("report-closestorm-json", CLOSESTORM, "report closestorm.jfr -o json"),
                command("report-epmutex", EPMUTEX, "report epmutex.jfr"),
                command("report-epmutex-busy", EPMUTEX, "report epmutex.jfr -X do_idle --min 3"),
                command("report-killed", killed(), "report killed.jfr"),
                command("report-hostile", Stories.hostile(), "report evil.jfr"),
                command("report-nothing", new RecordingBuilder("nothing.jfr").build(), "report nothing.jfr"),
                command("breakdown-epmutex", EPMUTEX, "breakdown epmutex.jfr --min 5"),
                command("breakdown-epmutex-json", EPMUTEX, "breakdown epmutex.jfr -o json"),
                command("breakdown-min-json", EPMUTEX, "breakdown epmutex.jfr -o json --min 20 -X do_idle"),
                command("breakdown-depth", EPMUTEX, "breakdown epmutex.jfr --depth 3 -q"),
                command("breakdown-root", EPMUTEX, "breakdown epmutex.jfr --root ^__fput_[k] --threads -q"),
                command("breakdown-inverted", EPMUTEX, "breakdown epmutex.jfr --inverted -I eventpoll -q"),
                command("breakdown-flat", EPMUTEX, "breakdown epmutex.jfr --flat -q"),
                command("breakdown-flat-json", EPMUTEX, "breakdown epmutex.jfr --flat -o json --min 40"),
                command("breakdown-colour", EPMUTEX, "breakdown epmutex.jfr --color always -q"),
                command("breakdown-no-match", EPMUTEX, "breakdown epmutex.jfr -I nowhere -q"),
                command("breakdown-nothing", new RecordingBuilder("nothing.jfr").build(), "breakdown nothing.jfr"),
                command("breakdown-lock-wait", CLOSESTORM, "breakdown closestorm.jfr"),
                command("breakdown-columns", closestormOnCpu(), "breakdown both.jfr --measure cpu+lock-wait"),
                command(
                        "breakdown-columns-json",
                        closestormOnCpu(),
                        "breakdown both.jfr --measure lock-wait+cpu --min 30 -o json"),
                command(
                        "breakdown-columns-flat",
                        closestormOnCpu(),
                        "breakdown both.jfr --measure cpu+lock-wait --flat"),
                command(
                        "breakdown-columns-missing",
                        CLOSESTORM,
                        "breakdown closestorm.jfr --measure lock-wait+kernel-lock-wait"),
                command("breakdown-per-close", closestormOnCpu(), "breakdown both.jfr --per close"),
                command(
                        "breakdown-per-close-json",
                        closestormOnCpu(),
                        "breakdown both.jfr --per close:jdk-nio --min 30 -o json"),
                command(
                        "breakdown-per-columns",
                        closestormOnCpu(),
                        "breakdown both.jfr --measure cpu+lock-wait --per operation"),
                command(
                        "breakdown-per-columns-json",
                        closestormOnCpu(),
                        "breakdown both.jfr --measure cpu+lock-wait --per operation --depth 1 -o json"),
                command("breakdown-per-second-flat", EPMUTEX, "breakdown epmutex.jfr --per second --flat -q"),
                command("breakdown-per-unknown", CLOSESTORM, "breakdown closestorm.jfr --per modify"),
                command("breakdown-per-uncounted", EPMUTEX, "breakdown epmutex.jfr --per close"),
                command("breakdown-split", EPMUTEX, "breakdown epmutex.jfr --split --min 5 -q"),
                command("breakdown-split-json", EPMUTEX, "breakdown epmutex.jfr --split --depth 1 -o json"),
                command(
                        "breakdown-split-columns",
                        closestormOnCpu(),
                        "breakdown both.jfr --split --measure cpu+lock-wait --per close --min 20"),
                command("breakdown-split-flat", EPMUTEX, "breakdown epmutex.jfr --split --flat"),
                command("operations", CLOSESTORM, "operations closestorm.jfr"),
                command("operations-json", CLOSESTORM, "operations closestorm.jfr -o json"),
                command("operations-none", EPMUTEX, "operations epmutex.jfr"),
                command("locks", CLOSESTORM, "locks closestorm.jfr"),
                command("locks-json", CLOSESTORM, "locks closestorm.jfr -o json"),
                command("locks-server", LockStories.server(), "locks server.jfr"),
                command("locks-server-json", LockStories.server(), "locks server.jfr -o json"),
                command("locks-server-dot", LockStories.server(), "locks server.jfr -o dot"),
                command("report-server", LockStories.server(), "report server.jfr"),
                command("locks-none", EPMUTEX, "locks epmutex.jfr"),
                command("report-closestorm-markdown", CLOSESTORM, "report closestorm.jfr -o markdown"),
                command("report-epmutex-markdown", EPMUTEX, "report epmutex.jfr -o markdown -X do_idle"),
                command("report-hostile-markdown", markup(), "report evil.jfr -o markdown"),
                command("locks-hostile-markdown", markup(), "locks evil.jfr -o markdown"),
                command("breakdown-epmutex-markdown", EPMUTEX, "breakdown epmutex.jfr --min 5 -o markdown"),
                command("breakdown-flat-markdown", EPMUTEX, "breakdown epmutex.jfr --flat --min 5 -o markdown"),
                command(
                        "breakdown-columns-markdown",
                        closestormOnCpu(),
                        "breakdown both.jfr --measure cpu+lock-wait -o markdown"),
                command("locks-markdown", CLOSESTORM, "locks closestorm.jfr -o markdown"),
                command("operations-markdown", CLOSESTORM, "operations closestorm.jfr -o markdown"),
                command("report-closestorm-40", CLOSESTORM, "report closestorm.jfr --width 40"),
                command("report-closestorm-200", CLOSESTORM, "report closestorm.jfr --width 200"),
                command("operations-60", CLOSESTORM, "operations closestorm.jfr --width 60"),
                command("breakdown-deep-40", deep(), "breakdown deep.jfr --width 40 --min 0"),
                command("breakdown-deep-200", deep(), "breakdown deep.jfr --width 200 --min 0"),
                command(
                        "breakdown-columns-40",
                        closestormOnCpu(),
                        "breakdown both.jfr --measure cpu+lock-wait --width 40"),
                command("wrong-width", EPMUTEX, "report epmutex.jfr --width 7"),
                command("wrong-command", EPMUTEX, "brekdown epmutex.jfr"),
                command("wrong-option", EPMUTEX, "breakdown epmutex.jfr --inclde x"),
                command("wrong-measure", EPMUTEX, "breakdown epmutex.jfr --measure lock-wait"),
                command("wrong-word", EPMUTEX, "locks epmutex.jfr -o xml"),
                command("wrong-pattern", EPMUTEX, "breakdown epmutex.jfr -I ("),
                command("wrong-min", EPMUTEX, "breakdown epmutex.jfr --min 101"),
                command("wrong-format", EPMUTEX, "report epmutex.jfr -o junit"),
                command("wrong-per", EPMUTEX, "breakdown epmutex.jfr --per :jdk-nio"),
                command("wrong-no-file", EPMUTEX, "report"),
                command("flamegraph-nowhere", EPMUTEX, "flamegraph epmutex.jfr"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void command_printsWhatItAlwaysPrinted(String name, Recording recording, String line) throws IOException {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ");
        Golden.check(name + ".txt", Run.on(recording, args).transcript(args));
    }

    private static Arguments command(String name, Recording recording, String line) {
        return Arguments.of(name, recording, line);
    }

    /** Waits and CPU samples that share part of their paths. */
    private static Recording closestormOnCpu() {
        RecordingBuilder into = Stories.closestormBuilder("both.jfr");
        into.sample(Measure.CPU, "closer-1", Stories.CANCEL, 120_000_000, 30);
        into.sample(Measure.CPU, "main", Stories.java("storm.Server.main", "storm.Server.accept"), 40_000_000, 10);
        into.sample(Measure.CPU, "main", Stories.java("storm.Server.main", "storm.Server.rare"), 400_000, 1);
        return into.build();
    }

    /** Names that Markdown would obey. */
    private static Recording markup() {
        RecordingBuilder into = new RecordingBuilder("<b>evil</b> | @all #1.jfr");
        into.process("1 - ```\n# not a title");
        Lock lock = new Lock("- [x](javascript:alert) | `a` **b** <img src=x>", LockKind.MONITOR);
        Stack stack = Stories.java("a.B.````````", "a.B.</details><script>", "a.B.c|d");
        into.lockWait(Measure.LOCK_WAIT, new LockWait(lock, "t", stack, "@owner", Stack.EMPTY, 1_000_000));
        into.operation(new OperationKey("1. close", "<i>|mine")).addCounts(1, 0, 0, 0);
        into.warn("odd", "the class *x* of @all is odd");
        return into.build();
    }

    /** Forty calls within each other, each with something beside it. */
    private static Recording deep() {
        RecordingBuilder into = new RecordingBuilder("deep.jfr");
        List<Frame> path = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            path.add(Frame.java("deep.Stack.level" + i));
            List<Frame> beside = new ArrayList<>(path);
            beside.add(Frame.nativeCode("beside" + i));
            into.sample(Measure.CPU, "main", new Stack(beside), 4_000_000, 1);
        }
        into.sample(Measure.CPU, "main", new Stack(path), 40_000_000, 10);
        return into.build();
    }

    private static Recording killed() {
        RecordingBuilder into = Stories.closestormBuilder("killed.jfr");
        into.incomplete("killed.jfr: ends without the agent's last dump, 20.0 s after its start; the rest is lost");
        return into.build();
    }
}
