package io.lockspot.analyzer.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SideFilesTest {

    @ParameterizedTest
    @CsvSource({
        "runs/a.jfr, runs/a.jfr",
        "runs/a.jfr runs/b.jfr, runs (2 recordings)",
        "a.jfr b.jfr, 'a.jfr, b.jfr'",
        "old/a.jfr new/a.jfr, 'old/a.jfr, new/a.jfr'"
    })
    void caption_isShortForFilesOfOneDirectory(String files, String caption) {
        List<Path> paths = Stream.of(files.split(" ")).map(Path::of).toList();

        assertThat(SideFiles.caption(paths)).isEqualTo(caption);
    }
}
