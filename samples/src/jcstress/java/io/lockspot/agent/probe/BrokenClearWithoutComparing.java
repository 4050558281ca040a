package io.lockspot.agent.probe;

import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.J_Result;

@JCStressTest
@Description("A control: an entry that is cleared without looking. The harness must see the new one lost.")
@Outcome(id = "22", expect = Expect.ACCEPTABLE, desc = "The new one came last.")
@Outcome(id = "0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "The old one's end has taken the new one's entry.")
@State
public class BrokenClearWithoutComparing {
    private final AtomicLong asked = new AtomicLong(11);

    @Actor
    public void close() {
        asked.set(0);
    }

    @Actor
    public void reuse() {
        asked.set(22);
    }

    @Arbiter
    public void judge(J_Result result) {
        result.r1 = asked.get();
    }
}
