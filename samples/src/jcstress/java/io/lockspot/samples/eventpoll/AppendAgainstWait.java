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
@Description("A callback appends while a thread begins to wait. A wake-up that is lost ends in an error.")
@Outcome(id = "\\w+, woken", expect = Expect.ACCEPTABLE, desc = "It was woken, or did not wait.")
@State
public class AppendAgainstWait extends ReadyListRace {
    private final Entry a = entry();

    @Actor
    public void waitForEntry(LL_Result result) {
        Wait.forEntry(list);
        result.r2 = "woken";
    }

    @Actor
    public void append() {
        Wait.aLittle();
        list.append(a);
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = kind;
    }
}
