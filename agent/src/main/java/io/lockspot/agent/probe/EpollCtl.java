package io.lockspot.agent.probe;

/** What a call of {@code epoll_ctl} came to, counted and noted. */
final class EpollCtl {

    private static final Descriptors DESCRIPTORS = Descriptors.ALL;
    private static final int ADD = 1;
    private static final int DELETE = 2;
    private static final int ENOENT = 2;

    private EpollCtl() {}

    /**
     * A call is back.
     *
     * @param operation as {@code epoll_ctl} takes it
     * @param error what it returned, 0 when it succeeded
     */
    static void done(Implementation implementation, int epfd, int operation, int fd, int events, int error) {
        if (!implementation.guard.lets()) {
            return;
        }
        long began = CostWindow.begin();
        try {
            count(implementation.epollControl, operation, error);
            if (operation == DELETE) {
                DESCRIPTORS.deregistered(epfd, fd);
            } else if (error == 0) {
                DESCRIPTORS.registered(epfd, fd, events);
            }
            CostWindow.end(began);
        } catch (Throwable e) {
            implementation.guard.failed();
        }
    }

    private static void count(EpollControl counts, int operation, int error) {
        int stripe = PerThread.current().stripe;
        if (operation == ADD) {
            counts.added(stripe);
        } else if (operation == DELETE) {
            counts.deleted(stripe);
        } else {
            counts.modified(stripe);
        }
        if (error == ENOENT) {
            counts.notFound(stripe);
        }
    }
}
