package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.model.AgentStatus;
import io.lockspot.analyzer.model.Jvm;
import io.lockspot.analyzer.report.StatusWriter;
import io.lockspot.analyzer.report.Style;
import java.io.StringWriter;
import java.util.Properties;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the agent leaves in the agent properties, which anybody in that JVM may have written. */
class AgentReaderTest {

    private static final Jvm JVM = new Jvm(17, "com.acme.OrderServer");

    private final Properties properties = new Properties();

    @Test
    void nothingThere_isNoAgent() {
        assertThat(AgentReader.status(JVM, properties)).isEmpty();
        assertThat(AgentReader.answer(properties).number()).isZero();
    }

    @Test
    void everyLine_isUnderstood() throws Exception {
        AgentStatus status = read(
                "lockspot\t1\nstate\trecording\nversion\t1.2\nfile\t/a.jfr\noptions\tthreshold=1ms\nsince\t1000\n"
                        + "updated\t2000\nprofiler\toff\nprobeFailures\t3\ntimeInProbes\t5000000\n"
                        + "operation\tjdk-nio\tclose\t10\t1\t2\t1000000\t0\nsaid\tnot woven: a.B: no method c()V\n",
                "jdk-nio\tclose\ta.B\tc\t()V\tjdk17+\tmissing\tno method c()V\n");

        assertThat(status.isRecording()).isTrue();
        assertThat(status.health()).containsEntry("probeFailures", 3L);
        assertThat(status.operations()).singleElement().satisfies(o -> {
            assertThat(o.key().operation()).isEqualTo("close");
            assertThat(o.stillRegistered()).isEqualTo(2);
        });
        assertThat(status.hooks())
                .singleElement()
                .satisfies(h -> assertThat(h.isMissing()).isTrue());
        assertThat(status.said()).containsExactly("not woven: a.B: no method c()V");
        assertThat(text(status))
                .contains("1.2, recording since 1970-01-01T00:00:01Z")
                .contains("5.0 ms in probes, all threads together (0.50% of one CPU)")
                .contains("missing: jdk-nio close (a.B.c): no method c()V");
    }

    @Test
    void nonsense_isPassedOver() throws Exception {
        AgentStatus status = read(
                "state\u001b[31m\n\t\t\t\noperation\tx\tclose\nsince\tyesterday\nfile\t\u001b[2Ja\n"
                        + "operation\tjdk-nio\tclose\tmany\t1\t2\t3\t4\n",
                "too\tfew\n");

        assertThat(status.state()).isEqualTo("unknown");
        assertThat(status.hooks()).isEmpty();
        assertThat(text(status)).contains("\\x1b[2Ja").doesNotContain("\u001b");
    }

    private AgentStatus read(String status, String hooks) {
        properties.setProperty("lockspot.status", status);
        properties.setProperty("lockspot.hooks", hooks);
        return AgentReader.status(JVM, properties).orElseThrow();
    }

    private static String text(AgentStatus status) throws Exception {
        StringWriter out = new StringWriter();
        StatusWriter.text(status, false, Style.PLAIN, out);
        StatusWriter.json(status, new StringWriter());
        return out.toString();
    }
}
