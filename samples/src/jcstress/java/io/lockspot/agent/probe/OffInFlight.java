package io.lockspot.agent.probe;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JI_Result;

@JCStressTest
@Description(
        "A probe fails for the hundredth time and is turned off, while a thread is in it, and turns timing off too.")
@Outcome(
        id = {"0, 0", "1, 0"},
        expect = Expect.ACCEPTABLE,
        desc = "Measured whole or not at all; no call is left open.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The thread is still inside, or the call counts twice.")
@State
public class OffInFlight {
    private final OperationProbe probe = new OperationProbe(Operation.CLOSE, "test");
    private volatile int open;

    static {
        Settings.active = true;
    }

    public OffInFlight() {
        for (int i = 1; i < Guard.LIMIT; i++) {
            probe.failed();
        }
    }

    @Actor
    public void close() {
        Call call = probe.enter(1);
        if (call != null) {
            call.thread.depth = call.index;
            probe.exit(call, false);
        }
        open = PerThread.current().depth;
    }

    @Actor
    public void fail() {
        probe.failed();
    }

    @Arbiter
    public void judge(JI_Result result) {
        result.r1 = probe.counter.count();
        result.r2 = open;
    }
}
