package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Waits inside the operations that a probe file names. */
class OwnProbesTest {

    private static final String PROBES = """
            poll close com.acme.Poll.close
            poll release com.acme.Poll.dispose
            poll register com.acme.Poll.add
            poll modify com.acme.Poll.change synchronized
            files close com.acme.Poll.close""";

    private final RecordingBuilder into = new RecordingBuilder("r");
    private final Lock lock = new Lock("Poll.mutex", LockKind.MONITOR);

    OwnProbesTest() {
        into.environment(OwnProbes.KEY, PROBES);
    }

    @Test
    void waitCountsForEveryOperationAroundIt() {
        assertThat(operations("com.acme.Poll.close", "com.acme.Poll.dispose", "a.B.c"))
                .containsExactlyInAnyOrder(key("close", "poll"), key("release", "poll"), key("close", "files"));
        assertThat(operations("com.acme.Poll.closed", "com.acme.Pool.close")).isEmpty();
    }

    @Test
    void modifyInsideARegister_isNoOperationOfItsOwn() {
        assertThat(operations("com.acme.Poll.add", "com.acme.Poll.change", "a.B.c"))
                .containsExactly(key("register", "poll"));
        assertThat(operations("com.acme.Poll.change", "a.B.c")).containsExactly(key("modify", "poll"));
    }

    @Test
    void waitForTheMethodsOwnMonitor_isBeforeTheOperation() {
        assertThat(operations("a.B.c", "com.acme.Poll.change")).isEmpty();
        assertThat(operations("a.B.c", "com.acme.Poll.close")).contains(key("close", "poll"));
    }

    @Test
    void monitorWaits_areInTheLockWaitOfTheOperation() {
        into.operation(key("close", "poll")).addCounts(10, 0, 5_000_000, 1_000_000);
        Stack stack = Stories.java("a.Main.main", "com.acme.Poll.close");
        into.lockWait(Measure.LOCK_WAIT, new LockWait(lock, "t", stack, "", Stack.EMPTY, 3_000_000));

        assertThat(Operations.of(into.build()).get(0).lockWaitTime()).isEqualTo(4_000_000);
    }

    private Set<OperationKey> operations(String... frames) {
        return OwnProbes.of(into.build().infos()).operations(Stories.java(frames));
    }

    private static OperationKey key(String operation, String implementation) {
        return new OperationKey(operation, implementation);
    }
}
