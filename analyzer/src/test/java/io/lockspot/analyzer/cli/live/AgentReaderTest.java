package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.model.AgentStatus;
import io.lockspot.analyzer.model.Jvm;
import io.lockspot.analyzer.model.LiveRates;
import io.lockspot.analyzer.report.StatusWriter;
import io.lockspot.analyzer.report.Style;
import io.lockspot.analyzer.report.TopWriter;
import java.io.StringWriter;
import java.util.OptionalInt;
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
    void whatIsNewSinceTheAnswerBefore_isShown() throws Exception {
        String one = "lockspot\t1\nstate\trecording\nfile\t/a.jfr\nsince\t1000\nupdated\t2000\ntiming\tall\n"
                + "timeInProbes\t5000000\ncpuTime\t1000000000\n"
                + "operation\tjdk-nio\tclose\t10\t0\t0\t1000000\t0\ntimes\tjdk-nio\tclose\t100000:10\n"
                + "lock\tPool.\u001b[31m\tReentrantLock\t5\t5000000\n";
        String two = "lockspot\t1\nstate\trecording\nfile\t/a.jfr\nsince\t1000\nupdated\t4000\ntiming\tsampled\n"
                + "timedEvery\t16\nturnedDown\t1\ntimeInProbes\t7000000\ntimeInProbesLow\t5000000\ntimeInProbesHigh\t10000000\ncpuTime\t2000000000\n"
                + "operation\tjdk-nio\tclose\t110\t3\t7\t41000000\t0\ntimes\tjdk-nio\tclose\t100000:11 x: 300000:99\n"
                + "lock\tPool.\u001b[31m\tReentrantLock\t9\t25000000\n";

        LiveRates rates = LiveRates.between(read(one, ""), read(two, ""));

        StringWriter text = new StringWriter();
        TopWriter.text(rates, 24, Style.PLAIN, text);
        assertThat(text.toString())
                .contains("recording for 3 s to /a.jfr; the last 2.00 s")
                .contains("own cost 0.35% (0.25% to 0.50%) of the CPU time so far\n")
                .contains("  one operation of 16 is timed: turned down by the budget\n")
                .containsPattern("close +jdk-nio +50 +3 +7 +~400 µs +300 µs +300 µs\n")
                .containsPattern("Pool.\\\\x1b\\[31m +ReentrantLock +2.00 +5.0 ms +0.01\n");
        StringWriter json = new StringWriter();
        TopWriter.json(rates, json);
        assertThat(json.toString())
                .startsWith("{\"schema\":\"lockspot.top/1\",")
                .contains(
                        "\"seconds\":2.0",
                        "\"probeShare\":0.35,\"probeShareInterval\":[0.25,0.5]",
                        "\"p99\":300000",
                        "\"waitTime\":20000000")
                .containsOnlyOnce("\n")
                .endsWith("}\n");
    }

    /** What there is none of has no column. */
    @Test
    void onATerminalOf80Columns_allOperationsFitIntoATable() throws Exception {
        String one = "lockspot\t1\nstate\trecording\nfile\t/a.jfr\nsince\t1000\nupdated\t2000\n"
                + "operation\tnetty-io_uring\tderegister\t10\t0\t0\t1000000\t0\n";
        String two = "lockspot\t1\nstate\trecording\nfile\t/a.jfr\nsince\t1000\nupdated\t3000\n"
                + "operation\tnetty-io_uring\tderegister\t9010\t0\t0\t2000000000\t900000000\n"
                + "lock\tOrderBook.entries\tjava.util.concurrent.locks.ReentrantLock\t9\t25000000\n";
        StringWriter text = new StringWriter();

        TopWriter.text(LiveRates.between(read(one, ""), read(two, "")), 24, new Style(false, OptionalInt.of(80)), text);

        assertThat(text.toString())
                .contains("operation   implementation  per second", "lock wait\n", "OrderBook.entries  ReentrantLock")
                .doesNotContain("errors", "still registered");
        assertThat(text.toString().lines()).allMatch(line -> line.length() <= 80);
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
