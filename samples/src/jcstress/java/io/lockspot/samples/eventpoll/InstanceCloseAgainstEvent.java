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
@Description("A callback of the file runs while its instance is closed.")
@Outcome(
        id = "\\S+, nothing left",
        expect = Expect.ACCEPTABLE,
        desc = "The callback came before the close, or not at all.")
@State
public class InstanceCloseAgainstEvent extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();

    public InstanceCloseAgainstEvent() {
        poll.add(file, IN);
    }

    @Actor
    public void closeInstance() {
        poll.close();
    }

    @Actor
    public void write() {
        file.write(1);
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = variant;
        result.r2 = Remains.ofClosed(poll, file);
    }
}
