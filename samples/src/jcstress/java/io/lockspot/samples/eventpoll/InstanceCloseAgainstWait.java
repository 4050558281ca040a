package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

@JCStressTest
@Description("A thread begins to wait while the instance is closed. A wake-up that is lost ends in an error.")
@Outcome(id = "\\S+, CLOSED", expect = Expect.ACCEPTABLE, desc = "It was woken, or did not wait.")
@State
public class InstanceCloseAgainstWait extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();

    public InstanceCloseAgainstWait() {
        poll.add(file, IN);
    }

    @Actor
    public void waitForClose(LL_Result result) {
        result.r2 = attempt(() -> Wait.forEvents(poll), Reason.CLOSED);
    }

    @Actor
    public void close() {
        Wait.aLittle();
        poll.close();
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = variant;
    }
}
