package io.lockspot.agent.probe;

import io.lockspot.samples.eventpoll.Rendezvous;
import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.JJ_Result;

@JCStressTest
@Description("A control: count and time in a word each. The harness must see the one without the other.")
@Outcome(
        id = {"0, 0", "1, 1000", "0, 1000"},
        expect = Expect.ACCEPTABLE,
        desc = "Whole.")
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "A count without its time.")
@State
public class BrokenCountThenTime {
    private final Rendezvous between = new Rendezvous();
    private final Rendezvous read = new Rendezvous();
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong time = new AtomicLong();

    @Actor
    public void time() {
        count.getAndIncrement();
        between.meet();
        read.meet();
        time.getAndAdd(1000);
    }

    @Actor
    public void read(JJ_Result result) {
        between.meet();
        result.r1 = count.get();
        result.r2 = time.get();
        read.meet();
    }
}
