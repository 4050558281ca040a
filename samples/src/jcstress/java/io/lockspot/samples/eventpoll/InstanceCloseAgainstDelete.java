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
@Description("An entry is deleted while its instance is closed.")
@Outcome(
        id = "\\S+, (done|CLOSED|NOT_FOUND), nothing left",
        expect = Expect.ACCEPTABLE,
        desc = "Either of them removed it, once.")
@State
public class InstanceCloseAgainstDelete extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();

    public InstanceCloseAgainstDelete() {
        poll.add(file, IN);
    }

    @Actor
    public void closeInstance() {
        poll.close();
    }

    @Actor
    public void delete(LLL_Result result) {
        result.r2 = attempt(() -> poll.delete(file), Reason.CLOSED, Reason.NOT_FOUND);
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = variant;
        result.r3 = Remains.ofClosed(poll, file);
    }
}
