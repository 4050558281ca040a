package io.lockspot.agent.probe;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZJ_Result;

@JCStressTest
@Description(
        "The kernel gives the number out again, and it is registered anew and its close asked for, while the thread "
                + "that closed it clears what it had read before.")
@Outcome(id = "true, 22", expect = Expect.ACCEPTABLE, desc = "What belongs to the new descriptor stays.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The old one's end has taken the new one's entry.")
@State
public class DescriptorClosedAgainstReuse {
    private static final int FD = 5;

    private final Descriptors table = new Descriptors();
    private final long registration;

    public DescriptorClosedAgainstReuse() {
        table.registered(1, FD, 1);
        table.closeAsked(FD, 11);
        registration = table.registration(FD);
    }

    @Actor
    public void close() {
        table.forgetClose(FD, 11);
        table.forgetRegistration(FD, registration);
    }

    @Actor
    public void reuse() {
        table.registered(2, FD, 1);
        table.closeAsked(FD, 22);
    }

    @Arbiter
    public void judge(ZJ_Result result) {
        result.r1 = table.isRegisteredWith(2, FD);
        result.r2 = table.closeAsked(FD);
    }
}
