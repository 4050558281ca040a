package io.lockspot.samples.eventpoll;

import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Mode;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.Signal;
import org.openjdk.jcstress.annotations.State;

@JCStressTest(Mode.Termination)
@Description("A callback appends while a thread goes to wait.")
@Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "It was woken, or did not wait.")
@State
public class AppendAgainstWait extends ReadyListRace {
    private final Entry a = entry();

    @Actor
    public void waitForEntry() throws InterruptedException {
        if (!list.await(System.nanoTime() + Duration.ofHours(1).toNanos())) {
            throw new IllegalStateException("gave up");
        }
    }

    @Signal
    public void append() {
        list.append(a);
    }
}
