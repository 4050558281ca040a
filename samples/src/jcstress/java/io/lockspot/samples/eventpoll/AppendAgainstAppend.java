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
@Description("Two callbacks append two entries each.")
@Outcome(
        id = "\\w+, (0 1 2 3|0 2 1 3|0 2 3 1|2 0 1 3|2 0 3 1|2 3 0 1)",
        expect = Expect.ACCEPTABLE,
        desc = "All are there, those of each thread in its order.")
@State
public class AppendAgainstAppend extends ReadyListRace {
    private final Entry a = entry();
    private final Entry b = entry();
    private final Entry c = entry();
    private final Entry d = entry();

    @Actor
    public void appendTwo() {
        list.append(a);
        list.append(b);
    }

    @Actor
    public void appendTwoMore() {
        list.append(c);
        list.append(d);
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = kind;
        result.r2 = order(a, b, c, d);
    }
}
