package io.lockspot.agent.record;

import io.lockspot.agent.options.BadOptionException;
import io.lockspot.agent.options.Options;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What a recording answers before Flight Recorder is up, and after its end. */
class AgentRecordingTest {

    @TempDir
    private Path directory;

    private AgentRecording recording(String options) throws BadOptionException {
        OutputFile file = OutputFile.create(directory.resolve("a.jfr").toString());
        return new AgentRecording(Options.parse(options), file, null, line -> {});
    }

    @Test
    void beforeFlightRecorderIsUp_questionsHaveAnswers() throws Exception {
        AgentRecording recording = recording("profiler=off");

        assertThat(recording.hasBegun()).isFalse();
        assertThat(recording.isRunning()).isTrue();
        assertThat(recording.path()).isEqualTo(directory.resolve("a.jfr")).exists();
        assertThat(recording.profiler()).isEqualTo("off");
        assertThat(recording.lostDumps()).isZero();
        assertThat(recording.health()).isNull();
    }

    @Test
    void asLongAsAProfilerIsTried_nothingIsSaidOfIt() throws Exception {
        assertThat(recording("").profiler()).isEmpty();
    }

    @Test
    void whatWasAbandoned_beginsNoMoreAndLeavesNoFile() throws Exception {
        AgentRecording recording = recording("");

        recording.abandon();
        // Would need the JVM's instrumentation, of which there is none here.
        recording.begin();
        recording.beat();
        recording.dump();
        recording.prepare();
        recording.giveBack();
        recording.removeDirectory();

        assertThat(recording.hasBegun()).isFalse();
        assertThat(recording.hasEnded()).isTrue();
        assertThat(recording.path()).doesNotExist();
    }
}
