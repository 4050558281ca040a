package io.lockspot.agent.probe;

/** What reached {@code epoll_ctl}, from the start of the agent on, for one implementation. */
public interface EpollControlCounts {

    String implementation();

    long adds();

    long modifies();

    long deletes();

    /** Calls that failed with ENOENT. */
    long notFound();

    /** Modifies that changed nothing. */
    long redundant();
}
