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
@Description("A thread takes one of two entries; the other goes back before what a callback appends meanwhile.")
@Outcome(id = "\\w+, 1, 1 2", expect = Expect.ACCEPTABLE, desc = "Nothing is lost, and the order is kept.")
@State
public class TakeOneAgainstAppend extends ReadyListRace {
    private final Entry a = readyEntry();
    private final Entry b = readyEntry();
    private final Entry c = readyEntry();

    public TakeOneAgainstAppend() {
        list.append(a);
        list.append(b);
    }

    @Actor
    public void take(LLL_Result result) {
        result.r2 = list.collect(1).size();
    }

    @Actor
    public void append() {
        list.append(c);
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = kind;
        result.r3 = order(a, b, c);
    }
}
