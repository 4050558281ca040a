package io.lockspot.analyzer.explain;

import java.util.List;

/**
 * A lock that is known to be a hot spot, and what is known about it.
 *
 * @param id stable, for programs
 * @param title what people call it
 * @param explanation why threads queue on it, in a sentence or two
 * @param remedy what to do about it, in a sentence or two
 */
record KnownLock(String id, String title, Sign sign, String explanation, String remedy) {

    /** How the lock is recognised. */
    sealed interface Sign permits Named, OnPath {}

    /**
     * A lock of the table of locks.
     *
     * @param waiter the method that waits for it: tells the lock where the recording has no name for it
     */
    record Named(String lock, String waiter) implements Sign {}

    /**
     * A path of native or kernel functions.
     *
     * @param steps what must follow each other on the stack, callers first, not necessarily at once; each step is a list
     *     of functions of which one is enough. The last is where threads wait.
     */
    record OnPath(List<List<String>> steps) implements Sign {}

    static final List<KnownLock> ALL = List.of(
            new KnownLock(
                    "jdk-cancelled-keys",
                    "the cancelled keys of a JDK selector",
                    new Named("SelectorImpl.cancelledKeys", "sun.nio.ch.SelectorImpl.cancel"),
                    "Closing a registered channel takes this monitor in SelectorImpl.cancel. The selector's thread holds"
                            + " it in SelectorImpl.processDeregisterQueue for as long as it takes to deregister"
                            + " (EPOLL_CTL_DEL) and close(2) every cancelled channel, so closing threads wait for"
                            + " system calls of another thread.",
                    "Give each event loop thread a selector of its own, and let it close its own channels on its own"
                            + " thread."),
            new KnownLock(
                    "kernel-epmutex",
                    "the kernel's global epmutex",
                    new OnPath(List.of(
                            List.of("__fput"),
                            List.of("eventpoll_release_file"),
                            List.of("__mutex_lock", "__mutex_lock_slowpath"))),
                    "A descriptor that is closed while an epoll instance still has it takes one mutex for the whole"
                            + " machine in eventpoll_release_file, so all threads of all processes that close this way"
                            + " queue on it.",
                    "Boot a kernel with the epoll reference counts of 2023 (6.4 and later, or a distribution that"
                            + " backported them, such as Debian's 6.1.187), or deregister with EPOLL_CTL_DEL before"
                            + " closing."),
            new KnownLock(
                    "kernel-fd-spinlock",
                    "spinlocks of the kernel's descriptor and dentry tables",
                    new OnPath(List.of(
                            List.of("alloc_fd", "close_fd", "file_close_fd", "fd_install", "dput", "d_instantiate"),
                            List.of("native_queued_spin_lock_slowpath", "queued_spin_lock_slowpath"))),
                    "Threads that open and close descriptors share one table per process (alloc_fd, close_fd) and the"
                            + " dentry locks of the machine (dput); when many do so at once, they spin.",
                    "Open and close fewer descriptors (keep connections alive, pool them), or spread them over several"
                            + " processes."));
}
