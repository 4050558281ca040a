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
@Description("Two threads ask for the same edge-triggered event.")
@Outcome(id = "\\S+, (1, 0|0, 1)", expect = Expect.ACCEPTABLE, desc = "One of them gets it.")
@State
public class CollectAgainstCollect extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();

    public CollectAgainstCollect() {
        poll.add(file, IN.edgeTriggered());
        file.write(1);
    }

    @Actor
    public void collect(LLL_Result result) {
        result.r2 = Wait.notAtAll(poll);
    }

    @Actor
    public void collectToo(LLL_Result result) {
        result.r3 = Wait.notAtAll(poll);
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = variant;
    }
}
