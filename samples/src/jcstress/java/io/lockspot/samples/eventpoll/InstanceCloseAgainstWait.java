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
@Description("A thread begins to wait while the instance is closed.")
@Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "It was woken, or did not wait.")
@State
public class InstanceCloseAgainstWait extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();

    public InstanceCloseAgainstWait() {
        poll.add(file, IN);
    }

    @Actor
    public void waitForClose() throws InterruptedException {
        try {
            poll.await(1, Duration.ofHours(1));
            throw new IllegalStateException("woken for nothing");
        } catch (EventPollException e) {
            /* The instance is closed, as it should be. */
        }
    }

    @Signal
    public void close() {
        poll.close();
    }
}
