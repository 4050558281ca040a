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
@Description("Two threads close the same file; only one of them may go for the instance.")
@Outcome(
        id = "\\S+, nothing left",
        expect = Expect.ACCEPTABLE,
        desc = "The entry was removed once, and nobody knows anybody.")
@State
public class FileClosedByTwoThreads extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();

    public FileClosedByTwoThreads() {
        poll.add(file, IN);
    }

    @Actor
    public void close() {
        file.close();
    }

    @Actor
    public void closeToo() {
        file.close();
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = variant;
        result.r2 = Remains.ofOpen(poll, file);
    }
}
