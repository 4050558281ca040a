package io.lockspot.samples.e2e;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The built analyzer prints the same on JDK 25 as on the JDK of the build, to the last byte. */
class AnalyzerOnJdk25IT {

    private static final Path RECORDINGS = Products.HOME.resolve("analyzer/src/test/resources");

    private static final List<List<String>> COMMANDS = List.of(
            List.of("report"),
            List.of("report", "-o", "json"),
            List.of("breakdown", "--min", "0"),
            List.of("locks", "-o", "json"));

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jfr/churn-raw.jfr",
                "jfr/jdk-25-waits.jfr",
                "kernel-lab/affected/agent-3.jfr.gz",
                "perf/lockcontention-eventfd-nodel.perf-script.txt.gz",
                "collapsed/epchurn.collapsed.gz"
            })
    void everyReport_isTheSame(String recording) throws Exception {
        Jdk jdk25 = Jdk.jdk25OrSkip();
        Analyzer analyzer = new Analyzer();

        for (List<String> command : COMMANDS) {
            ChildJvm.Ended here = analyzer.run(
                    Stream.concat(command.stream(), Stream.of(path(recording))).toArray(String[]::new));
            ChildJvm.Ended there = lockspot(jdk25, command, recording);

            assertThat(here.exitCode()).as("%s", here).isIn(0, 3);
            assertThat(here.out()).isNotBlank();
            assertThat(there).as("%s", command).isEqualTo(here);
        }
    }

    private ChildJvm.Ended lockspot(Jdk jdk, List<String> command, String recording) throws InterruptedException {
        return ChildJvm.java(jdk, directory)
                .with("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
                .with(
                        "-jar",
                        Products.HOME.resolve("analyzer/target/lockspot.jar").toString())
                .with(command.toArray(String[]::new))
                .with(path(recording))
                .run();
    }

    private static String path(String recording) {
        return RECORDINGS.resolve(recording).toString();
    }
}
