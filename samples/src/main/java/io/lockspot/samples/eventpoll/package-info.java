/**
 * An event poll in user space, in three designs for one kernel.
 *
 * <p>The Linux event poll once took one global mutex, {@code epmutex}, whenever an instance or a watched file was
 * closed. An early proposal replaced it with RCU, the kernel's fix with a reference count and a mark. The designs are
 * here behind {@link io.lockspot.samples.eventpoll.Design}, with the same behaviour, so that what they cost can be
 * compared and seen by a profiler. The locks carry the kernel's names; the code is our own. Files are counters, pipes
 * and other instances; sockets are left out.
 *
 * <p>Its ready list was once under one spin lock, {@code ep->lock}, which every callback took. Later callbacks shared a
 * read-write lock and appended in parallel. Both are here too, behind {@link
 * io.lockspot.samples.eventpoll.ReadyLists}, for every design.
 *
 * <p>Locks are taken in this order: {@code epmutex}, the {@code mtx} of an outer instance, the {@code mtx} of an inner
 * one, then the queue lock of a file, then the lock of a ready list or that of its waiting threads, one at a time. The
 * lock of a file ({@code f_lock}) is a leaf: nobody takes another lock while holding it. It is the only lock that may be
 * taken inside a read-side section of {@link io.lockspot.samples.eventpoll.Rcu}, and nobody waits for the end of
 * sections while holding a lock of these, so grace periods add no order.
 *
 * <p>Because locks are only ever taken downwards in this order, no threads can wait for one another in a circle. Keeping
 * {@code f_lock} from the file's list to the instance's {@code mtx} would break it and deadlock with removals, which
 * come from {@code mtx}.
 */
package io.lockspot.samples.eventpoll;
