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
@Description("A thread counts and times two operations, while the recorder takes what is there.")
@Outcome(
        id = {"0, 2, 2000", "1, 2, 2000", "2, 2, 2000"},
        expect = Expect.ACCEPTABLE,
        desc = "Nothing is lost.")
@Outcome(expect = Expect.FORBIDDEN, desc = "An operation is lost, counted twice, or counted without its time.")
@State
public class CountAgainstReader {
    private final OperationCounter counter = new OperationCounter("close", "test");

    @Actor
    public void count() {
        counter.timed(0, 1000);
        counter.timed(0, 1000);
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
