package io.lockspot.agent.record;

import java.util.List;
import java.util.function.BooleanSupplier;

/** What is woven into this JVM, as the recorder asks it: on its own thread, or at the end of the recording. */
public interface Woven {

    /**
     * Waits until the JVM, which is just starting, comes to the application's first class; not for long.
     *
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    void awaitProgram() throws InterruptedException;

    /** Weaves what the start has left over: queues of locks, which are of use only when waits for locks are recorded. */
    void complete();

    /**
     * Waits until the program has loaded the classes that it begins with, or its {@code main} has returned; not for long.
     *
     * @param over whether nothing is to be waited for any more
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    void awaitQuiet(BooleanSupplier over) throws InterruptedException;

    /** A few words for the line that is printed. */
    String summary();

    /** The methods of the user's probe files that are woven so far, as {@code lockspot.Environment} has them. */
    String ownProbes();

    /** Every method that is to be probed, and what became of it so far. */
    List<HookState> hooks();

    /**
     * Finds out the names of locks that were met since it was asked before. Asked before each dump, on the recorder's
     * thread and without its lock, and at the end.
     *
     * @param builtInOnly leave out classes of other loaders than the JDK's own, which may run anybody's code
     */
    void nameLocks(boolean builtInOnly);

    /** The recording has ended; called once. */
    void ended();

    /** The recording has ended before the JVM: gives the classes their own behaviour back. */
    void remove();

    /** Nothing is left of the recording but its file. */
    void removed();
}
