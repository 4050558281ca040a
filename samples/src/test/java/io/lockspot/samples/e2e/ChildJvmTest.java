package io.lockspot.samples.e2e;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ChildJvmTest {

    @TempDir
    Path temp;

    @Test
    void child_givesItsOutputAndItsExitCode() throws Exception {
        ChildJvm.Ended ended = victim().run();

        assertThat(ended.exitCode()).isEqualTo(42);
        assertThat(ended.lastLine()).isEqualTo("keys left: 0");
        assertThat(ended.err()).isEqualTo("going\n");
    }

    @Test
    void hangingChild_isKilledAndShowsWhereItHangs() {
        ChildJvm child = victim().with(Victim.HANG).within(2);

        assertThatThrownBy(child::run)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("still running after 2 s")
                .hasMessageContaining("at io.lockspot.samples.e2e.Victim.main");
        assertThat(child.process().onExit()).succeedsWithin(Duration.ofMinutes(1));
    }

    private ChildJvm victim() {
        return ChildJvm.java(Jdk.running(), temp).with("-cp", Victim.classPath(), Victim.class.getName());
    }
}
