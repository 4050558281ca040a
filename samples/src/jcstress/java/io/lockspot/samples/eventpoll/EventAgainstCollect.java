package io.lockspot.samples.eventpoll;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

@JCStressTest
@Description("A file becomes ready while a thread looks at its entry, edge-triggered: reported at once or next time.")
@Outcome(id = "\\S+, (1, 0|0, 1)", expect = Expect.ACCEPTABLE, desc = "Reported once.")
@Outcome(
        id = "\\S+, 1, 1",
        expect = Expect.ACCEPTABLE,
        desc = "Reported, and then again: allowed, since the change came in between.")
@State
public class EventAgainstCollect extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();

    public EventAgainstCollect() {
        poll.add(file, IN.edgeTriggered());
        file.write(1);
        file.read();
    }

    @Actor
    public void collect(LLL_Result result) {
        result.r2 = Wait.notAtAll(poll);
    }

    @Actor
    public void write() {
        file.write(1);
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = variant;
        result.r3 = Wait.notAtAll(poll);
    }
}
