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
@Description("Two callbacks append the same entry; the claim decides.")
@Outcome(id = "\\w+, 0 1", expect = Expect.ACCEPTABLE, desc = "It is there once.")
@Outcome(
        id = "READ_WRITE_LOCK, 1 0",
        expect = Expect.ACCEPTABLE_INTERESTING,
        desc = "The second callback took the other's claim for an append, and went on before it was one.")
@State
public class AppendAgainstAppendOfTheSameEntry extends ReadyListRace {
    private final Entry a = entry();
    private final Entry b = entry();

    @Actor
    public void append() {
        list.append(a);
    }

    @Actor
    public void appendToo() {
        list.append(a);
        list.append(b);
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = kind;
        result.r2 = order(a, b);
    }
}
