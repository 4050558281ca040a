/**
 * An event poll in user space, in two designs of one kernel.
 *
 * <p>The Linux event poll once took one global mutex, {@code epmutex}, whenever an instance or a watched file was
 * closed. Later a reference count and a mark replaced it. Both designs are here behind {@link
 * io.lockspot.samples.eventpoll.Design}, with the same behaviour, so that what they cost can be compared and seen by a
 * profiler. The locks carry the kernel's names; the code is our own. Files are counters, pipes and other instances;
 * sockets are left out.
 *
 * <p>Its ready list was once under one spin lock, {@code ep->lock}, which every callback took. Later callbacks shared a
 * read-write lock and appended in parallel. Both are here too, behind {@link
 * io.lockspot.samples.eventpoll.ReadyLists}, for every design.
 *
 * <p>Locks are taken in this order: {@code epmutex}, the {@code mtx} of an outer instance, the {@code mtx} of an inner
 * one, then the queue lock of a file, then the lock of a ready list or that of its waiting threads, one at a time. The
 * lock of a file ({@code f_lock}) is a leaf: nobody takes another lock while holding it.
 */
package io.lockspot.samples.eventpoll;
