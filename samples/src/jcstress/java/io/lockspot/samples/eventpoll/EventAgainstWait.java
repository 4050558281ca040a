package io.lockspot.samples.eventpoll;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

@JCStressTest
@Description("A thread begins to wait while the event comes. A wake-up that is lost ends in an error.")
@Outcome(id = "\\S+, 1", expect = Expect.ACCEPTABLE, desc = "It was woken, or did not wait.")
@State
public class EventAgainstWait extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();

    public EventAgainstWait() {
        poll.add(file, IN);
    }

    @Actor
    public void waitForEvent(LL_Result result) {
        result.r2 = Wait.forEvents(poll);
    }

    @Actor
    public void write() {
        Wait.aLittle();
        file.write(1);
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = variant;
    }
}
