package io.lockspot.samples.pipeclosure;

/** What a tear-down has to pass before it starts. Decides how many run at the same time. */
sealed interface Gate permits OpenGate, PerCpuMutex {

    /** Runs the work on the calling thread, once that may be. */
    void pass(int cpu, Runnable tearDown);

    /** What waiting here came to so far. */
    LockFigures figures();
}
