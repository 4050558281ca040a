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
@Description("Two threads add the same file to the same instance.")
@Outcome(id = "\\S+, (done, EXISTS|EXISTS, done)", expect = Expect.ACCEPTABLE, desc = "One of them is refused.")
@State
public class AddAgainstAdd extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();

    @Actor
    public void add(LLL_Result result) {
        result.r2 = attempt(() -> poll.add(file, IN), Reason.EXISTS);
    }

    @Actor
    public void addToo(LLL_Result result) {
        result.r3 = attempt(() -> poll.add(file, IN), Reason.EXISTS);
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = variant;
    }
}
