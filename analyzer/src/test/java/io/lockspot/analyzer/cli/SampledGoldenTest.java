package io.lockspot.analyzer.cli;

import io.lockspot.analyzer.Golden;
import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What commands print of recordings in which the agent timed a part of the operations only, for its budget. */
class SampledGoldenTest {

    private static final int OPERATIONS = 80_000;
    private static final int TIMED = 5_000;

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of("report", "report part-1"),
                Arguments.of("report-json", "report part-1 -o json"),
                Arguments.of("report-markdown", "report part-1 -o markdown"),
                Arguments.of("operations", "operations part-1"),
                Arguments.of("operations-json", "operations part-1 -o json"),
                Arguments.of("operations-markdown", "operations part-1 -o markdown"),
                Arguments.of("compare", "compare --before part-1 part-2 part-3 --after part-4 part-5 part-6"),
                Arguments.of(
                        "compare-with-all",
                        "compare --before part-1 part-2 part-3 --after all-1 all-2 all-3 --fail-on close.mean>+10%"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void command_saysWhatIsScaled(String name, String line) throws IOException {
        String[] args = line.split(" ");
        Golden.check(
                "sampled-" + name + ".txt",
                Run.on(SampledGoldenTest::recording, false, args).transcript(args));
    }

    @Test
    void page_holdsHowManyWereTimed() throws IOException {
        String[] args = {"operations", "part-1", "-o", "html"};
        Golden.check(
                "sampled-operations-html-data.txt",
                PageData.of(Run.on(SampledGoldenTest::recording, false, args), args));
    }

    private static Recording recording(List<Path> files) {
        String name = files.get(0).toString();
        int odd = name.charAt(name.length() - 1) - '0';
        RecordingBuilder into = new RecordingBuilder(name);
        into.format("lockspot");
        into.process("4711 app.Server");
        into.environment("javaVersion", "17.0.15");
        into.covers(0);
        into.covers(20_000_000_000L);
        int timed = name.startsWith("part") ? TIMED : OPERATIONS;
        operation(into, Stories.CLOSE, timed, 14_000 + 100 * odd);
        operation(into, Stories.RELEASE, timed, 7_000 + 40 * odd);
        // So few that the budget never came into it.
        operation(into, new OperationKey("register", "netty-epoll"), OPERATIONS, 2_000 + 10 * odd);
        into.operation(Stories.RELEASE)
                .addDelays(OPERATIONS * 30_000L, 900_000, Stories.histogram(OPERATIONS, 20_000, 900_000));
        return into.build();
    }

    private static void operation(RecordingBuilder into, OperationKey key, int timed, int nanos) {
        OperationStats stats = into.operation(key);
        stats.addCounts(OPERATIONS, 0, 0, 0);
        stats.addUntimed(OPERATIONS - timed);
        stats.addTimes((long) OPERATIONS * nanos, 40L * nanos, Stories.histogram(OPERATIONS, nanos, 40L * nanos));
    }
}
