package io.lockspot.agent.record;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ThisProcessTest {

    @Test
    void itsNumber_isTheOneThatTheJdkKnows() {
        assertThat(ThisProcess.number()).isEqualTo(ProcessHandle.current().pid());
    }

    /** Everything after the first word may be a secret. */
    @Test
    void itsProgram_isTheFirstWordOfTheCommand() {
        assertThat(ThisProcess.program("com.example.Main --password=secret")).isEqualTo("com.example.Main");
        assertThat(ThisProcess.program("")).isEmpty();
    }
}
