package io.lockspot.agent.probe;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

@JCStressTest
@Description("An operation is timed while the recorder takes the word of its bucket: count and time are one word.")
@Outcome(
        id = {"0, 0", "1, 1000"},
        expect = Expect.ACCEPTABLE,
        desc = "Not yet, or with its time.")
@Outcome(id = "0, 1000", expect = Expect.ACCEPTABLE, desc = "It came between the two questions.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A count without its time.")
@State
public class CountAndTimeTogether {
    private final Times times = new Times();

    @Actor
    public void time() {
        times.add(1, 1000);
    }

    @Actor
    public void read(JJ_Result result) {
        result.r1 = times.count();
        result.r2 = times.total();
    }
}
