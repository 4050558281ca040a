package io.lockspot.samples.pipeclosure;

import java.util.stream.Stream;

/**
 * After: one mutex for each CPU, so no more tear-downs run at the same time than there are CPUs, however many threads
 * exit. Those that wait stand in their CPU's queue.
 */
final class PerCpuMutex implements Gate {

    private final QueuedMutex[] mutexes;

    PerCpuMutex(int cpus) {
        mutexes = Stream.generate(QueuedMutex::new).limit(cpus).toArray(QueuedMutex[]::new);
    }

    @Override
    public void pass(int cpu, Runnable tearDown) {
        QueuedMutex mutex = mutexes[cpu];
        mutex.lock();
        try {
            tearDown.run();
        } finally {
            mutex.unlock();
        }
    }

    @Override
    public LockFigures figures() {
        return Stream.of(mutexes).map(QueuedMutex::figures).reduce(LockFigures.NONE, LockFigures::plus);
    }
}
