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
@Description("A callback of the file runs while the file is closed.")
@Outcome(
        id = "\\S+, (done|CLOSED), nothing left",
        expect = Expect.ACCEPTABLE,
        desc = "The callback came before the close, or not at all.")
@State
public class FileCloseAgainstEvent extends DesignRace {
    private final EventPoll poll = open();
    private final EventCounter file = new EventCounter();

    public FileCloseAgainstEvent() {
        poll.add(file, IN);
    }

    @Actor
    public void closeFile() {
        file.close();
    }

    @Actor
    public void write(LLL_Result result) {
        result.r2 = attempt(() -> file.write(1), Reason.CLOSED);
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = variant;
        result.r3 = Remains.ofOpen(poll, file);
    }
}
