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
@Description("A thread begins to wait while the event comes.")
@Outcome(id = "TERMINATED", expect = Expect.ACCEPTABLE, desc = "It was woken, or did not wait.")
@State
public class EventAgainstWait extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();

    public EventAgainstWait() {
        poll.add(file, IN);
    }

    @Actor
    public void waitForEvent() throws InterruptedException {
        if (poll.await(1, Duration.ofHours(1)).size() != 1) {
            throw new IllegalStateException("woken for nothing");
        }
    }

    @Signal
    public void write() {
        file.write(1);
    }
}
