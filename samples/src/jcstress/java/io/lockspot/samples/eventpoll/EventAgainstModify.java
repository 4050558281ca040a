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
@Description("A file becomes ready while a one-shot entry is armed again.")
@Outcome(id = "\\S+, 1", expect = Expect.ACCEPTABLE, desc = "The event is there.")
@State
public class EventAgainstModify extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();

    public EventAgainstModify() {
        poll.add(file, IN.once());
        file.write(1);
        Wait.notAtAll(poll);
        file.read();
    }

    @Actor
    public void modify() {
        poll.modify(file, IN.once());
    }

    @Actor
    public void write() {
        file.write(1);
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = variant;
        result.r2 = Wait.notAtAll(poll);
    }
}
