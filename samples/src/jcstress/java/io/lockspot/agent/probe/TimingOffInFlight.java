package io.lockspot.agent.probe;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

@JCStressTest
@Description("A window without timing opens and closes again while two operations run: every one counts, timed or not.")
@Outcome(id = "2, 2", expect = Expect.ACCEPTABLE, desc = "Both count once.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An operation is lost between timed and untimed, or is both.")
@State
public class TimingOffInFlight {
    private final OperationProbe probe = new OperationProbe(Operation.CLOSE, "test");

    static {
        Settings.active = true;
    }

    @Actor
    public void close() {
        operate();
    }

    @Actor
    public void closeInWindow() {
        Settings.timedAtMost = Settings.NONE;
        operate();
        Settings.timedAtMost = Settings.ALL;
    }

    @Arbiter
    public void judge(JJ_Result result) {
        result.r1 = probe.counter.count();
        result.r2 = probe.counter.timed() + probe.counter.untimed();
    }

    private void operate() {
        Call call = probe.enter(1);
        call.thread.depth = call.index;
        probe.exit(call, false);
    }
}
