/**
 * Very many pipes are torn down at once, because the processes at their ends were killed, before and after the fix. A
 * model with real threads and real locks of what a kernel does then:
 *
 * <ul>
 *   <li>Before: every exiting thread tears down at the same time as all others. They meet at the lock of the kernel's
 *       map, whose release wakes everybody who waits; one of them gets it and the others have been woken for nothing.
 *       The pages of a pipe are unmapped one by one, each with a message to all CPUs, while the lock is held. Free
 *       pages move between a CPU's cache and the stock of all CPUs in bursts of 4.
 *   <li>After: a tear-down first passes its CPU's mutex, whose waiters stand in a queue, so no more threads than there
 *       are CPUs ever meet at the map's lock. The pages of a pipe are unmapped together, with one message. Bursts are
 *       of 32.
 * </ul>
 *
 * <p>What is slow before is work that can be counted, and the counts are part of the result: with n threads, a release
 * before wakes up to n-1 of them, after at most one per CPU.
 */
package io.lockspot.samples.pipeclosure;
