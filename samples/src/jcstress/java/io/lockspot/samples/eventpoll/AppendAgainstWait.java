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
@Description("A callback appends while a thread begins to wait. A lost wake-up would leave the thread "
        + "waiting, and the run would time out.")
@Outcome(id = "\\w+, true", expect = Expect.ACCEPTABLE, desc = "It was woken, or did not wait.")
@State
public class AppendAgainstWait extends ReadyListRace {
    private final Entry a = entry();

    @Actor
    public void waitForEntry(LL_Result result) {
        result.r2 = Wait.forEntry(list);
    }

    @Actor
    public void append() {
        list.append(a);
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = kind;
    }
}
