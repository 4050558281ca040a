package io.lockspot.samples.e2e;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A recording of the agent is an ordinary JFR file. */
class JdkToolsIT {

    @TempDir
    Path temp;

    @ParameterizedTest
    @EnumSource(Jdk.Wanted.class)
    void recording_opensWithSummaryAndPrint(Jdk.Wanted wanted) throws Exception {
        Jdk jdk = wanted.orSkip();
        String recording = Storm.run(jdk, temp, "before", 300, 2).recording().toString();

        assertThat(jfr(jdk, "summary", recording)).contains("lockspot.OperationSummary", "lockspot.Environment");
        assertThat(jfr(jdk, "print", "--events", "lockspot.OperationSummary", recording))
                .contains("lockspot.OperationSummary {")
                .contains("operation = \"close\"")
                .contains("implementation = \"jdk-nio\"");
        assertThat(jfr(jdk, "print", "--events", "lockspot.Environment", recording))
                .contains("schemaVersion = 1");
    }

    @Test
    void recording_isShownByViewWithItsOwnLabels() throws Exception {
        Jdk jdk = Jdk.jdk25OrSkip();
        String recording = Storm.run(jdk, temp, "before", 300, 2).recording().toString();

        assertThat(jfr(jdk, "view", "--width", "300", "lockspot.OperationSummary", recording))
                .contains("Operation Summary")
                .contains("Total Time")
                .contains("close");
    }

    private String jfr(Jdk jdk, String... arguments) throws InterruptedException {
        ChildJvm.Ended ended = ChildJvm.tool(jdk, temp, "jfr").with(arguments).run();
        assertThat(ended.exitCode()).as("%s", ended).isZero();
        return ended.out();
    }
}
