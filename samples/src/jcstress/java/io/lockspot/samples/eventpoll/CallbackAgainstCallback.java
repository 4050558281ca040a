package io.lockspot.samples.eventpoll;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

@JCStressTest
@Description("Two threads hand in a callback each while the thread that runs them may be between two batches.")
@Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "Each ran once.")
@State
public class CallbackAgainstCallback {
    private static final RcuCallbacks callbacks = new RcuCallbacks(new Rcu());

    private final AtomicInteger first = new AtomicInteger();
    private final AtomicInteger second = new AtomicInteger();

    @Actor
    public void call() {
        callbacks.call(first::incrementAndGet);
    }

    @Actor
    public void callToo() {
        callbacks.call(second::incrementAndGet);
    }

    @Arbiter
    public void judge(II_Result result) {
        // Nobody hands in more, so nobody but these two calls can have had them run.
        Wait.until(() -> first.get() + second.get() >= 2);
        result.r1 = first.get();
        result.r2 = second.get();
    }
}
