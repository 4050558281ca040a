package io.lockspot.agent;

import io.lockspot.agent.child.Child;
import io.lockspot.agent.child.Jdk;
import io.lockspot.agent.child.Victim;
import io.lockspot.agent.victim.Closing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** An agent that cannot start says why in one line, and the program prints and returns what it does without it. */
class StartRefusedIT {

    @TempDir
    private Path directory;

    @BeforeEach
    void hostilePaths() throws Exception {
        Files.createDirectory(directory.resolve("directory"));
        Files.writeString(directory.resolve("existing"), "precious");
        Files.createSymbolicLink(directory.resolve("link"), directory.resolve("existing"));
        Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("nowhere"));
        assertThat(new ProcessBuilder("mkfifo", directory.resolve("fifo").toString())
                        .start()
                        .waitFor())
                .isZero();
    }

    static Stream<Arguments> refused() throws IOException {
        List<Arguments> faults = List.of(
                Arguments.of("treshold=1ms", "unknown option 'treshold' (did you mean 'threshold'?)"),
                Arguments.of("nonsense", "unknown option 'nonsense'"),
                Arguments.of("threshold", "option 'threshold' needs a value"),
                Arguments.of("threshold=fast", "'fast' is not a duration for 'threshold'"),
                Arguments.of("interval=1ms", "'interval' must be from 1s to 1h, not 1ms"),
                Arguments.of("profiler=gpu", "'profiler' must be one of auto, off, cpu, not 'gpu'"),
                Arguments.of("file=a,file=b", "option 'file' is given twice"),
                Arguments.of("file=missing/a.jfr", "its directory does not exist"),
                Arguments.of("file=directory", "it exists already"),
                Arguments.of("file=existing", "it exists already"),
                Arguments.of("file=link", "it exists already"),
                Arguments.of("file=dangling", "it exists already"),
                Arguments.of("file=fifo", "it exists already"),
                Arguments.of("file=existing/a.jfr", "cannot write 'existing/a.jfr'"),
                Arguments.of("file=/proc/a.jfr", "cannot write '/proc/a.jfr'"),
                Arguments.of("file=" + "x".repeat(300), "cannot write"));
        return Jdk.all().stream().flatMap(jdk -> faults.stream().map(f -> Arguments.of(jdk, f.get()[0], f.get()[1])));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void program_runsAsWithoutTheAgent(Jdk jdk, String options, String reason) throws IOException {
        Child.Result result = new Victim(jdk, directory, Closing.class, "3", "exit")
                .withAgent(options)
                .run();

        assertThat(result.out()).isEqualTo("closed 3\n");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(ours(result))
                .singleElement()
                .asString()
                .startsWith("lockspot: disabled: ")
                .contains(reason);
        assertThat(directory.resolve("existing")).hasContent("precious");
        assertThat(directory.resolve("nowhere")).doesNotExist();
    }

    @Test
    void help_isPrintedOnStderrAndTheProgramRuns() {
        Child.Result result = new Victim(Jdk.current(), directory, Closing.class, "3")
                .withAgent("help")
                .run();

        assertThat(result.out()).isEqualTo("closed 3\n");
        assertThat(result.err()).contains("lockThreshold=TIME");
    }

    @Test
    void noOptions_recordIntoANameOfItsOwn() throws IOException {
        Child.Result result = new Victim(Jdk.current(), directory, Closing.class, "3")
                .withAgent("")
                .run();

        assertThat(result.out()).isEqualTo("closed 3\n");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> name.matches("lockspot-\\d+-\\d{8}-\\d{6}\\.jfr"))
                    .hasSize(1);
        }
    }

    private static List<String> ours(Child.Result result) {
        return result.err().lines().filter(line -> line.contains("lockspot")).toList();
    }
}
