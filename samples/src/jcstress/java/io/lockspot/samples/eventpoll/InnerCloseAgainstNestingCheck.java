package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

@JCStressTest
@Description("An instance is closed while it is added to another one, and checked.")
@Outcome(
        id = "\\S+, (done|CLOSED), nothing left",
        expect = Expect.ACCEPTABLE,
        desc = "It left the outer instance, or never came in.")
@State
public class InnerCloseAgainstNestingCheck extends DesignRace {
    private final EventPoll outer = open();
    private final EventPoll inner = open();

    @Actor
    public void closeInner() {
        inner.close();
    }

    @Actor
    public void addInstance(LLL_Result result) {
        result.r2 = attempt(() -> outer.add(inner, IN), Reason.CLOSED);
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = variant;
        result.r3 = Remains.ofOpen(outer, inner);
    }
}
