package io.lockspot.samples.eventpoll;

import java.util.concurrent.ExecutionException;

/** What is deferred to the end of a grace period, waited for where no checked exception may be thrown. */
final class Disposals {
    private Disposals() {}

    static void await(Barrier barrier) {
        try {
            barrier.await();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns when everything that was deferred so far is done. */
    interface Barrier {
        void await() throws InterruptedException, ExecutionException;
    }
}
