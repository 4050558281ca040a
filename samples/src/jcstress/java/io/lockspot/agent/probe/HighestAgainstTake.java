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
@Description(
        "Operations end, one longer than the other, while the recorder takes the longest: whichever it misses now, it gets the next time.")
@Outcome(
        id = {"0, 700", "500, 700", "700, 0"},
        expect = Expect.ACCEPTABLE,
        desc = "The longest is told once.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The longest was never told, or twice.")
@State
public class HighestAgainstTake {
    private final Stripes stripes = new Stripes(1);

    @Actor
    public void raise() {
        stripes.raise(0, 0, 500);
        stripes.raise(0, 0, 700);
    }

    @Actor
    public void take(JJ_Result result) {
        result.r1 = stripes.takeHighest(0);
    }

    @Arbiter
    public void judge(JJ_Result result) {
        result.r2 = stripes.takeHighest(0);
    }
}
