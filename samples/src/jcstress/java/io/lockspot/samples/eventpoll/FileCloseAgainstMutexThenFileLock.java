package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

@JCStressTest
@Description("What made v6 necessary: the close goes from the file to the instance's mutex, a removal from "
        + "the mutex to the file's lock. Holding the one on the way to the other deadlocks.")
@Outcome(id = "\\S+, nothing left", expect = Expect.ACCEPTABLE, desc = "Both went through.")
@State
public class FileCloseAgainstMutexThenFileLock extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();
    private final EventCounter other = new EventCounter();

    public FileCloseAgainstMutexThenFileLock() {
        poll.add(file, IN);
        poll.add(other, IN);
    }

    @Actor
    public void closeFiles() {
        file.close();
        other.close();
    }

    @Actor
    public void remove() {
        attempt(() -> poll.delete(file), Reason.NOT_FOUND);
        attempt(() -> poll.delete(other), Reason.NOT_FOUND);
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = variant;
        result.r2 = Remains.ofOpen(poll, file, other);
    }
}
