package io.lockspot.samples.eventpoll;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;

@JCStressTest
@Description("A nesting check walks down to a file that is being closed.")
@Outcome(
        id = "\\S+, nothing left",
        expect = Expect.ACCEPTABLE,
        desc = "The file left its instance, the check did not touch it after its end.")
@State
public class FileCloseAgainstNestingCheck extends DesignRace {
    private final EventPoll outer = open();
    private final EventPoll inner = open();
    private final EventCounter file = new EventCounter();

    public FileCloseAgainstNestingCheck() {
        inner.add(file, IN);
    }

    @Actor
    public void closeFile() {
        file.close();
    }

    @Actor
    public void addInstance() {
        outer.add(inner, IN);
    }

    @Arbiter
    public void judge(LL_Result result) {
        result.r1 = variant;
        result.r2 = Remains.ofOpen(inner, file);
    }
}
