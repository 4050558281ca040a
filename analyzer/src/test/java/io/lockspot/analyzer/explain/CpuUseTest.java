package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/** How many times more there could be without a wait: only where CPU time is what there is not enough of. */
class CpuUseTest {

    private static final Stack IDLE = new Stack(List.of(Frame.kernel("cpu_startup_entry"), Frame.kernel("do_idle")));
    private static final Stack BUSY = new Stack(List.of(Frame.kernel("work")));

    private final RecordingBuilder into = new RecordingBuilder("r");

    @Test
    void theSeed_couldHaveHad2_4TimesTheConnections() {
        assertThat(use(10_000, 0).bound(5_841, "connections")).hasValueSatisfying(b -> {
            assertThat(b.factor()).isEqualTo(1 / (1 - 0.5841), offset(1e-9));
            assertThat(b.of()).isEqualTo("connections");
            assertThat(b.busy()).isFalse();
        });
    }

    @Test
    void idleTime_isRoomForMore() {
        assertThat(use(9_000, 1_000).bound(4_500, "connections"))
                .hasValueSatisfying(b -> assertThat(b).isEqualTo(new Bound(10_000.0 / 4_500, "connections", true)));
    }

    @Test
    void manyIdleCpus_meanThatCpuTimeIsNotTheLimit() {
        assertThat(use(7_000, 3_000).bound(4_000, "connections")).isEmpty();
    }

    @Test
    void littleWaiting_isNoBound() {
        CpuUse use = use(10_000, 0);
        assertThat(use.bound(900, "connections")).isEmpty();
        assertThat(use.bound(10_000, "connections")).isEmpty();
    }

    @Test
    void aProcess_isBusyWhenItHasUsedTheCpusThatThereWere() {
        into.environment("cpus", "2");
        into.covers(0);
        into.covers(5_500);
        assertThat(use(10_000, 0).bound(5_000, "connections"))
                .hasValueSatisfying(b -> assertThat(b.busy()).isTrue());
    }

    @Test
    void aProcessThatLeavesCpusToOthers_getsNoBound() {
        into.environment("cpus", "8");
        into.covers(0);
        into.covers(5_500);
        assertThat(use(10_000, 0).bound(5_000, "connections")).isEmpty();
    }

    private CpuUse use(long busy, long idle) {
        into.sample(Measure.CPU, "", BUSY, busy, 1);
        if (idle > 0) {
            into.sample(Measure.CPU, "", IDLE, idle, 1);
        }
        return CpuUse.of(into.build(), Measure.CPU);
    }
}
