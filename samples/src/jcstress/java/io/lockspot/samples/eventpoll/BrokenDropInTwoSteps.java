package io.lockspot.samples.eventpoll;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;

@JCStressTest
@Description("A control: the last reference of a count that is read and written apart. The harness must see it break.")
@Outcome(id = "0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "Nobody disposes: a drop was lost.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The broken count looks right: this harness sees nothing.")
@State
public class BrokenDropInTwoSteps {
    private final Rendezvous between = new Rendezvous();
    private final AtomicInteger disposals = new AtomicInteger();
    private volatile int references = 2;

    @Actor
    public void drop() {
        int left = references - 1;
        between.meet();
        references = left;
        if (left == 0) {
            disposals.incrementAndGet();
        }
    }

    @Actor
    public void dropToo() {
        drop();
    }

    @Arbiter
    public void judge(I_Result result) {
        result.r1 = disposals.get();
    }
}
