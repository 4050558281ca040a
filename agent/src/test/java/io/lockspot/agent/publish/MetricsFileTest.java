package io.lockspot.agent.publish;

import io.lockspot.agent.options.BadOptionException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MetricsFileTest {

    @TempDir
    private Path directory;

    private final String mark = "# TYPE lockspot_agent info\n";

    @Test
    void metrics_areTheOwnersAloneAndNothingElseStaysBehind() throws Exception {
        Path path = directory.resolve("a.prom");
        MetricsFile file = MetricsFile.open(path.toString());
        file.write(mark + "one\n");
        file.write(mark + "two\n");

        assertThat(path).hasContent(mark + "two\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).containsExactly(path);
        }
    }

    @Test
    void aFileOfAnEarlierRun_isReplaced() throws Exception {
        Path path = Files.writeString(directory.resolve("a.prom"), mark + "old\n");

        MetricsFile.open(path.toString()).write(mark + "new\n");

        assertThat(path).hasContent(mark + "new\n");
    }

    @Test
    void whatIsSomebodyElses_isNeverTouched() throws Exception {
        Path precious = Files.writeString(directory.resolve("precious"), "precious");
        Path link = Files.createSymbolicLink(directory.resolve("link"), precious);
        Path dangling = Files.createSymbolicLink(directory.resolve("dangling"), directory.resolve("nowhere"));
        Path linkToOurs = Files.createSymbolicLink(
                directory.resolve("link-to-ours"), Files.writeString(directory.resolve("ours"), mark));

        for (Path path : new Path[] {precious, link, dangling, linkToOurs, directory, Path.of("/dev/null")}) {
            assertThatThrownBy(() -> MetricsFile.open(path.toString()))
                    .as(path.toString())
                    .isInstanceOf(BadOptionException.class)
                    .hasMessageContaining("it exists and is not a metrics file of lockspot's");
        }
        assertThat(precious).hasContent("precious");
        assertThat(directory.resolve("nowhere")).doesNotExist();
    }

    @Test
    void aLinkThatIsLaidLater_isReplacedAndNotFollowed() throws Exception {
        Path precious = Files.writeString(directory.resolve("precious"), "precious");
        Path path = directory.resolve("a.prom");
        MetricsFile file = MetricsFile.open(path.toString());
        Files.delete(path);
        Files.createSymbolicLink(path, precious);
        Files.createSymbolicLink(directory.resolve(".a.prom.next"), precious);

        file.write(mark);

        assertThat(precious).hasContent("precious");
        assertThat(Files.isSymbolicLink(path)).isFalse();
        assertThat(path).hasContent(mark);
    }

    @Test
    void aMissingDirectory_isSaid() {
        assertThatThrownBy(() -> MetricsFile.open(
                        directory.resolve("missing").resolve("a.prom").toString()))
                .isInstanceOf(BadOptionException.class)
                .hasMessageContaining("cannot write metrics to");
    }
}
