package io.lockspot.samples.eventpoll;

/** A file that is never ready and stops those who handle it at two gates, once, if asked to. */
final class SteppedFile extends PollableFile {
    /** Who closes the file has seen the first entry of its list, inside a read-side section. */
    final Gate entrySeen = new Gate();
    /** Who removes an entry of the file is about to take it out of the wait queue. */
    final Gate removal = new Gate();

    private volatile boolean stopAtEntry;
    private volatile boolean stopAtRemoval;
    private volatile boolean ended;

    void stopAtEntry() {
        stopAtEntry = true;
    }

    void stopAtRemoval() {
        stopAtRemoval = true;
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    Entry firstWatch() {
        Entry first = super.firstWatch();
        if (stopAtEntry && first != null && RcuPoll.rcu.openSections() > 0) {
            stopAtEntry = false;
            entrySeen.pass();
        }
        return first;
    }

    @Override
    WaitQueue waitQueue() {
        if (stopAtRemoval) {
            stopAtRemoval = false;
            removal.pass();
        }
        return super.waitQueue();
    }

    @Override
    int readiness() {
        return 0;
    }

    @Override
    void release() {
        ended = true;
    }
}
