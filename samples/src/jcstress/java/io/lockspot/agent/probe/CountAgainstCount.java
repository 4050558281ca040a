package io.lockspot.agent.probe;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

@JCStressTest
@Description("Two threads of one stripe count and time an operation each; it is the first of the stripe.")
@Outcome(id = "2, 2000", expect = Expect.ACCEPTABLE, desc = "Nothing is lost.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An operation is lost, counted twice, or counted without its time.")
@State
public class CountAgainstCount {
    private final OperationCounter counter = new OperationCounter("close", "test");

    @Actor
    public void count() {
        counter.timed(0, 1000);
    }

    @Actor
    public void countToo() {
        counter.timed(0, 1000);
    }

    @Arbiter
    public void judge(JJ_Result result) {
        result.r1 = counter.count();
        result.r2 = counter.totalTime();
    }
}
