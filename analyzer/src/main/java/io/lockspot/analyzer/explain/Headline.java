package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationKey;
import java.util.Optional;

/** The one thing to say about a recording. Times in nanoseconds, shares from 0 to 100. */
public sealed interface Headline {

    /** The measure that it speaks of; empty when it speaks of none. */
    Optional<Measure> measure();

    /**
     * An operation waited for a lock.
     *
     * @param count how often it was done
     * @param totalTime that all of them took
     * @param waitTime how long all of them waited for this lock
     * @param longest the longest wait for this lock
     */
    record OperationWaited(
            OperationKey operation,
            long count,
            long totalTime,
            Lock lock,
            long waitTime,
            long longest,
            Optional<Holder> holder)
            implements Headline {

        @Override
        public Optional<Measure> measure() {
            return Optional.of(Measure.LOCK_WAIT);
        }

        /** Nanoseconds that one took. */
        public double mean() {
            return (double) totalTime / count;
        }

        /** Nanoseconds that one would have taken without this wait; never below 0. */
        public double meanWithout() {
            return (double) Math.max(0, totalTime - waitTime) / count;
        }
    }

    /** Threads waited for a lock, and not inside an operation that was counted. */
    record ThreadsWaited(Lock lock, long waits, long waitTime, long longest, Optional<Holder> holder)
            implements Headline {

        @Override
        public Optional<Measure> measure() {
            return Optional.of(lock.kind().inKernel() ? Measure.KERNEL_LOCK_WAIT : Measure.LOCK_WAIT);
        }
    }

    /**
     * CPUs waited for a lock of the kernel that no signature knows.
     *
     * @param sampled their share of the samples that were not of idle CPUs
     */
    record SpunFor(SpunLock lock, Sampled sampled) implements Headline {

        @Override
        public Optional<Measure> measure() {
            return Optional.of(lock.measure());
        }
    }

    /** Much of a measure goes into something that is known. */
    record OnSignature(Signature signature) implements Headline {

        @Override
        public Optional<Measure> measure() {
            return signature.measure();
        }
    }

    /**
     * No lock stands out.
     *
     * @param busiest the operation that took most time, if any was counted
     * @param samples how many samples were looked at
     * @param stillRegistered how many descriptors were closed while epoll still watched them
     * @param kernel whether it could have shown the kernel's locks
     */
    record Quiet(Optional<OperationRow> busiest, long samples, long stillRegistered, KernelSight kernel)
            implements Headline {

        @Override
        public Optional<Measure> measure() {
            return Optional.empty();
        }
    }

    /**
     * The same of a recording that ends before the run did, or is damaged.
     *
     * @param part what can be said of the part that there is
     */
    record OfPart(Headline part) implements Headline {

        @Override
        public Optional<Measure> measure() {
            return part.measure();
        }
    }

    /** Whether a recording could have shown the kernel's locks. */
    enum KernelSight {
        /** It has stacks that reach into the kernel. */
        SEEN,
        /** It has stacks of what ran, and none reaches into the kernel. */
        HIDDEN,
        /** It has no stacks of what ran. */
        NOT_SAMPLED
    }

    /**
     * Who held the lock while others waited.
     *
     * @param share of the time that others waited
     */
    record Holder(String thread, double share) {}
}
