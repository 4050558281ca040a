package io.lockspot.analyzer.read;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReadProgressTest {

    @ParameterizedTest
    @ValueSource(strings = {"perf/epchurn.perf-script.txt.gz", "collapsed/epchurn.collapsed.gz"})
    void whoReadsAStream_isAtItsEndInTheEnd(String name) throws Exception {
        Path file = TextRecordings.resource(name);

        Recordings.read(file);

        assertThat(ReadProgress.now()).isEqualTo(new ReadProgress.State(file, Files.size(file), Files.size(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jfr/churn-raw.jfr", "kernel-lab/affected/agent-3.jfr.gz"})
    void whoReadsChunks_comesToTheLast(String name) throws Exception {
        Path file = TextRecordings.resource(name);

        Recordings.read(file);

        ReadProgress.State end = ReadProgress.now();
        assertThat(end.file()).isEqualTo(file);
        assertThat(end.read()).isBetween(name.endsWith(".gz") ? 1L : 0L, end.size());
    }
}
