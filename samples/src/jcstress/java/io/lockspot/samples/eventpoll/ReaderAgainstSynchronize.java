package io.lockspot.samples.eventpoll;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

@JCStressTest
@Description("A reader looks at what a writer takes away, waits a grace period for, and frees.")
@Outcome(
        id = "(old|new), in use",
        expect = Expect.ACCEPTABLE,
        desc = "What the reader saw was there as long as he looked.")
@State
public class ReaderAgainstSynchronize {
    private final Rcu rcu = new Rcu();
    private volatile Thing published = new Thing("old");

    @Actor
    public void read(LL_Result result) {
        int section = rcu.readLock();
        Thing thing = published;
        result.r1 = thing.name;
        result.r2 = thing.looksFreed() ? "freed" : "in use";
        rcu.readUnlock(section);
    }

    @Actor
    public void replace() {
        Thing old = published;
        published = new Thing("new");
        rcu.synchronize();
        old.freed = true;
    }

    private static final class Thing {
        private final String name;
        private volatile boolean freed;

        Thing(String name) {
            this.name = name;
        }

        /** Looks for a while, for what a reader does takes time. */
        private boolean looksFreed() {
            for (int i = 0; i < 100 && !freed; i++) {
                Thread.onSpinWait();
            }
            return freed;
        }
    }
}
