package io.lockspot.agent.probe;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZZ_Result;

@JCStressTest
@Description("One virtual thread reads a socket and another writes it: each parks for the same descriptor and goes on, "
        + "while its number is marked as a selector's own.")
@Outcome(id = "true, true, false", expect = Expect.ACCEPTABLE, desc = "Each was seen to park, and none is left.")
@Outcome(expect = Expect.FORBIDDEN, desc = "A park was lost, or is still there.")
@State
public class ParkedByTwo {
    private static final int FD = 5;

    private final Descriptors table = new Descriptors();

    @Actor
    public void read(ZZZ_Result result) {
        table.parked(FD);
        result.r1 = table.unparked(FD);
    }

    @Actor
    public void write(ZZZ_Result result) {
        table.own(FD, true);
        table.parked(FD);
        result.r2 = table.unparked(FD);
    }

    @Arbiter
    public void judge(ZZZ_Result result) {
        result.r3 = table.unparked(FD) || !table.isOwn(FD);
    }
}
