package io.lockspot.agent.probe;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJJ_Result;

@JCStressTest
@Description(
        "A thread with a lane of its own counts two operations without an atomic instruction, while the recorder reads.")
@Outcome(
        id = {"0, 2, 0", "1, 2, 0", "2, 2, 0"},
        expect = Expect.ACCEPTABLE,
        desc = "Nothing is lost.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An operation is lost or counted twice.")
@State
public class LaneAgainstReader {
    private final OperationCounter counter = new OperationCounter("close", "test");

    @Actor
    public void count() {
        int stripe = Stripes.stripe(0, 1);
        counter.untimed(stripe);
        counter.untimed(stripe);
    }

    @Actor
    public void read(JJJ_Result result) {
        result.r1 = counter.count();
    }

    @Arbiter
    public void judge(JJJ_Result result) {
        result.r2 = counter.count();
        result.r3 = counter.totalTime();
    }
}
