package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

@JCStressTest
@Description("A delete and a close go for the same entry.")
@Outcome(
        id = "\\S+, (done|NOT_FOUND), nothing left",
        expect = Expect.ACCEPTABLE,
        desc = "Either of them removed it, once.")
@State
public class FileCloseAgainstDelete extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();

    public FileCloseAgainstDelete() {
        poll.add(file, IN);
    }

    @Actor
    public void closeFile() {
        file.close();
    }

    @Actor
    public void delete(LLL_Result result) {
        result.r2 = attempt(() -> poll.delete(file), Reason.NOT_FOUND);
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = variant;
        result.r3 = Remains.ofOpen(poll, file);
    }
}
