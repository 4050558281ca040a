package io.lockspot.samples.eventpoll;

import java.util.concurrent.locks.ReentrantLock;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Description;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

@JCStressTest
@Description("A control: a close that holds the file's lock on its way to the instance's mutex, against a removal. "
        + "Both only try for their second lock, so that the deadlock can be reported.")
@Outcome(id = "false, false", expect = Expect.ACCEPTABLE_INTERESTING, desc = "Each holds what the other wants.")
@Outcome(expect = Expect.FORBIDDEN, desc = "The broken order looks right: this harness sees nothing.")
@State
public class BrokenFileLockHeldTowardsMutex {
    private final Rendezvous holding = new Rendezvous();
    private final Rendezvous tried = new Rendezvous();
    private final Locks.FLock fileLock = new Locks.FLock();
    private final Locks.Mtx mtx = new Locks.Mtx();

    @Actor
    public void close(ZZ_Result result) {
        result.r1 = holdAndTry(fileLock, mtx);
    }

    @Actor
    public void remove(ZZ_Result result) {
        result.r2 = holdAndTry(mtx, fileLock);
    }

    private boolean holdAndTry(ReentrantLock held, ReentrantLock wanted) {
        held.lock();
        try {
            holding.meet();
            boolean got = wanted.tryLock();
            tried.meet();
            if (got) {
                wanted.unlock();
            }
            return got;
        } finally {
            held.unlock();
        }
    }
}
