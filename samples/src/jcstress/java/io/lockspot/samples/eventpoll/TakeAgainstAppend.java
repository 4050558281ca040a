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
@Description("A callback appends while a thread takes what there is.")
@Outcome(id = "\\w+, 1, 1", expect = Expect.ACCEPTABLE, desc = "Taken before.")
@Outcome(id = "\\w+, 2, 0", expect = Expect.ACCEPTABLE, desc = "Taken with the rest.")
@State
public class TakeAgainstAppend extends ReadyListRace {
    private final Entry a = readyEntry();
    private final Entry b = readyEntry();

    public TakeAgainstAppend() {
        list.append(a);
    }

    @Actor
    public void take(LLL_Result result) {
        result.r2 = list.collect(10).size();
    }

    @Actor
    public void append() {
        list.append(b);
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = kind;
        result.r3 = list.collect(10).size();
    }
}
