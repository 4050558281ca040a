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
@Description("A closing file goes from instance to instance; one of them is closed before it arrives.")
@Outcome(
        id = "\\S+, nothing left, nothing left",
        expect = Expect.ACCEPTABLE,
        desc = "Each entry was removed once, each instance disposed once.")
@State
public class FileCloseAgainstCloseOfSecondInstance extends DesignRace {
    private final EventPoll poll = open();
    private final EventPoll other = open();
    private final EventCounter file = new EventCounter();

    public FileCloseAgainstCloseOfSecondInstance() {
        poll.add(file, IN);
        other.add(file, IN);
    }

    @Actor
    public void closeFile() {
        file.close();
    }

    @Actor
    public void closeSecond() {
        other.close();
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = variant;
        result.r2 = Remains.ofOpen(poll, file);
        result.r3 = Remains.ofClosed(other, file);
    }
}
