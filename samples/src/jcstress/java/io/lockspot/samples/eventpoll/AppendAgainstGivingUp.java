package io.lockspot.samples.eventpoll;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

@JCStressTest
@Description("A callback appends while the time of a waiting thread runs out. Its answer decides whether "
        + "another instance is woken exclusively.")
@Outcome(id = "\\w+, true, true", expect = Expect.ACCEPTABLE, desc = "The thread waits no longer and finds the entry.")
@Outcome(id = "\\w+, false, (true|false)", expect = Expect.ACCEPTABLE, desc = "Nobody waited.")
@State
public class AppendAgainstGivingUp extends ReadyListRace {
    private final Entry a = entry();

    @Actor
    public void append(LLL_Result result) {
        result.r2 = list.append(a);
    }

    @Actor
    public void giveUp(LLL_Result result) {
        result.r3 = Wait.notAtAll(list);
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = kind;
    }
}
