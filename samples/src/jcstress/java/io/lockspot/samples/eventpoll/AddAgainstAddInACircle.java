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
@Description("Two instances are each added to the other at once.")
@Outcome(
        id = "\\S+, (done, LOOP|LOOP, done)",
        expect = Expect.ACCEPTABLE,
        desc = "The second is refused, or they would watch one another in a circle.")
@State
public class AddAgainstAddInACircle extends DesignRace {
    private final EventPoll poll = open();
    private final EventPoll other = open();

    @Actor
    public void add(LLL_Result result) {
        result.r2 = attempt(() -> poll.add(other, IN), Reason.LOOP);
    }

    @Actor
    public void addBack(LLL_Result result) {
        result.r3 = attempt(() -> other.add(poll, IN), Reason.LOOP);
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = variant;
    }
}
