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
@Description("A callback appends the entry that a thread is looking at.")
@Outcome(id = "\\w+, (1, 0|0, 1)", expect = Expect.ACCEPTABLE, desc = "Reported once.")
@Outcome(
        id = "\\w+, 1, 1",
        expect = Expect.ACCEPTABLE,
        desc = "Reported, and then again: allowed, since the change came in between.")
@State
public class TakeAgainstAppendOfTheTakenEntry extends ReadyListRace {
    private final EventCounter file = new EventCounter();
    private final Entry a = entryOf(file);

    public TakeAgainstAppendOfTheTakenEntry() {
        list.append(a);
    }

    @Actor
    public void take(LLL_Result result) {
        result.r2 = list.collect(10).size();
    }

    @Actor
    public void append() {
        file.write(1);
        list.append(a);
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = kind;
        result.r3 = list.collect(10).size();
    }
}
