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
@Description("The instance's reference and those of two entries are dropped at once; one drop is the last.")
@Outcome(
        id = "\\S+, nothing left",
        expect = Expect.ACCEPTABLE,
        desc = "Each entry was removed once, the last reference dropped once.")
@State
public class InstanceCloseAgainstTwoFileCloses extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter first = new EventCounter();
    private final EventCounter second = new EventCounter();

    public InstanceCloseAgainstTwoFileCloses() {
        poll.add(first, IN);
        poll.add(second, IN);
    }

    @Actor
    public void closeInstance() {
        poll.close();
    }

    @Actor
    public void closeFiles() {
        second.close();
        first.close();
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = variant;
        result.r2 = Remains.ofClosed(poll, first, second);
    }
}
