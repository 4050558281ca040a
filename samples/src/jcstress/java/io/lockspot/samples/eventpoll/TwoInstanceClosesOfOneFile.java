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
@Description("Two instances that watch the same file are closed at once.")
@Outcome(id = "\\S+, nothing left, nothing left", expect = Expect.ACCEPTABLE, desc = "Each removed its own entry.")
@State
public class TwoInstanceClosesOfOneFile extends DesignRace {
    private final EventPoll poll = open();
    private final EventPoll other = open();
    private final EventCounter file = new EventCounter();

    public TwoInstanceClosesOfOneFile() {
        poll.add(file, IN);
        other.add(file, IN);
    }

    @Actor
    public void closeOne() {
        poll.close();
    }

    @Actor
    public void closeOther() {
        other.close();
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = variant;
        result.r2 = Remains.ofClosed(poll, file);
        result.r3 = Remains.ofClosed(other, file);
    }
}
