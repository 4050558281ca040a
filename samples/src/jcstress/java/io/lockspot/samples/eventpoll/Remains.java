package io.lockspot.samples.eventpoll;

/** What is left when an instance and the files that it watched are closed: it should be nothing. */
final class Remains {
    private Remains() {}

    /** "nothing left" if the instance was disposed once and nobody knows anybody; else what is wrong. */
    static String of(EventPoll poll, PollableFile... files) {
        int watches = 0;
        int callbacks = 0;
        for (PollableFile file : files) {
            watches += file.watchers().size();
            callbacks += file.waitQueue().size();
        }
        int disposals = poll.disposals();
        int entries = poll.entries().size();
        int references = poll instanceof RefCountPoll counted ? counted.references() : 0;
        if (disposals == 1 && entries == 0 && watches == 0 && callbacks == 0 && references == 0) {
            return "nothing left";
        }
        return "disposed " + disposals + " times; left: " + entries + " entries, " + references + " references, "
                + watches + " watches, " + callbacks + " callbacks";
    }
}
