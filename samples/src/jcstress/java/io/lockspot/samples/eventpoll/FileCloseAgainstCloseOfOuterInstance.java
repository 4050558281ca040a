package io.lockspot.samples.eventpoll;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LLL_Result;

@JCStressTest
@Description("A file closes in an inner instance while the outer one goes.")
@Outcome(
        id = "\\S+, nothing left, nothing left",
        expect = Expect.ACCEPTABLE,
        desc = "Each entry was removed once, each instance disposed once.")
@State
public class FileCloseAgainstCloseOfOuterInstance extends DesignRace {
    private final EventPoll outer = open();
    private final EventPoll inner = open();
    private final EventCounter file = new EventCounter();

    public FileCloseAgainstCloseOfOuterInstance() {
        inner.add(file, IN);
        outer.add(inner, IN);
    }

    @Actor
    public void closeFile() {
        file.close();
    }

    @Actor
    public void closeOuter() {
        outer.close();
    }

    @Arbiter
    public void judge(LLL_Result result) {
        result.r1 = variant;
        result.r2 = Remains.ofOpen(inner, file);
        result.r3 = Remains.ofClosed(outer, inner);
    }
}
