package io.lockspot.samples.eventpoll;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

@JCStressTest
@Description("A reader looks at what a writer takes away and has freed after a grace period, without waiting for it.")
@Outcome(
        id = "(old|new), in use, 1",
        expect = Expect.ACCEPTABLE,
        desc = "It was there as long as he looked, and freed once.")
@State
public class ReaderAgainstCallback {
    private static final Rcu rcu = new Rcu();
    private static final RcuCallbacks callbacks = new RcuCallbacks(rcu);

    private final Thing old = new Thing("old");
    private volatile Thing published = old;

    @Actor
    public void read(LLL_Result result) {
        int section = rcu.readLock();
        Thing thing = published;
        result.r1 = thing.name;
        result.r2 = thing.looksFreed() ? "freed" : "in use";
        rcu.readUnlock(section);
    }

    @Actor
    public void replace() {
        published = new Thing("new");
        callbacks.call(old.freed::incrementAndGet);
    }

    @Arbiter
    public void judge(LLL_Result result) {
        Wait.until(() -> old.freed.get() != 0);
        result.r3 = old.freed.get();
    }

    private static final class Thing {
        private final String name;
        private final AtomicInteger freed = new AtomicInteger();

        Thing(String name) {
            this.name = name;
        }

        /** Looks for a while, for what a reader does takes time. */
        private boolean looksFreed() {
            for (int i = 0; i < 100 && freed.get() == 0; i++) {
                Thread.onSpinWait();
            }
            return freed.get() != 0;
        }
    }
}
