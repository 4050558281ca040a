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
@Description("The last entry is taken out while a callback appends behind it.")
@Outcome(id = "\\w+, 0 2", expect = Expect.ACCEPTABLE, desc = "The one is gone, the others are there.")
@State
public class RemoveAgainstAppend extends ReadyListRace {
    private final Entry a = entry();
    private final Entry b = entry();
    private final Entry c = entry();

    public RemoveAgainstAppend() {
        list.append(a);
        list.append(b);
    }

    @Actor
    public void remove() {
        list.remove(b);
    }

    @Actor
    public void append() {
        list.append(c);
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = kind;
        result.r2 = order(a, b, c);
    }
}
