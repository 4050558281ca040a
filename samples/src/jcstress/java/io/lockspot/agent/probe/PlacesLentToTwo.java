package io.lockspot.agent.probe;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZI_Result;

@JCStressTest
@Description("Two threads want a state from one group at the same time, use it, and one gives it back.")
@Outcome(id = "true, 1", expect = Expect.ACCEPTABLE, desc = "Nobody else touched what was lent.")
@Outcome(expect = Expect.FORBIDDEN, desc = "One state was lent to both, or one is lost.")
@State
public class PlacesLentToTwo {
    private final VirtualThreads states = new VirtualThreads(VirtualThreads.GROUP);
    private final Thread one = new Thread(() -> {});
    private PerThread kept;
    private volatile boolean mine = true;

    @Actor
    public void keep() {
        kept = states.enter(one);
        kept.depth = 1;
    }

    @Actor
    public void useAndLeave() {
        Thread two = new Thread(() -> {});
        PerThread state = states.enter(two);
        mine = state.depth == 0 && states.of(two) == state;
        states.leave(state);
    }

    @Arbiter
    public void judge(ZI_Result result) {
        result.r1 = mine;
        result.r2 = states.of(one) == kept && kept.depth == 1 ? 1 : 0;
    }
}
