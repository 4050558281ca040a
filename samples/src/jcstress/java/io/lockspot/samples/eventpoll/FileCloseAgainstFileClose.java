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
@Description("Two files of one instance go at once; the instance stays.")
@Outcome(
        id = "\\S+, nothing left",
        expect = Expect.ACCEPTABLE,
        desc = "Each entry was removed once; the instance lives.")
@State
public class FileCloseAgainstFileClose extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter first = new EventCounter();
    private final EventCounter second = new EventCounter();

    public FileCloseAgainstFileClose() {
        poll.add(first, IN);
        poll.add(second, IN);
    }

    @Actor
    public void closeFirst() {
        first.close();
    }

    @Actor
    public void closeSecond() {
        second.close();
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = variant;
        result.r2 = Remains.ofOpen(poll, first, second);
    }
}
