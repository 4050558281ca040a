package io.lockspot.samples.eventpoll;

/** What is left of a race between closes: it should be nothing. */
final class Remains {
    private static final String NOTHING = "nothing left";

    private Remains() {}

    /** What is left of an instance that was closed, and what its files still know of it. */
    static String ofClosed(EventPoll poll, PollableFile... files) {
        if (poll.disposals() == 0 && poll instanceof RcuPoll) {
            Wait.forGracePeriod(RcuPoll::awaitDisposals);
        }
        return of(poll, 1, 0, files);
    }

    /** What is left in an instance that lives and watches nothing any more, and what the files know of it. */
    static String ofOpen(EventPoll poll, PollableFile... files) {
        return of(poll, 0, 1, files);
    }

    private static String of(EventPoll poll, int disposals, int references, PollableFile... files) {
        int watches = 0;
        int callbacks = 0;
        for (PollableFile file : files) {
            watches += watches(file, poll);
            callbacks += file.waitQueue().size() - file.watchers().size();
        }
        int entries = poll.entries().size();
        int counted = references(poll, references);
        if (poll.disposals() == disposals && counted == references && entries == 0 && watches == 0 && callbacks == 0) {
            return NOTHING;
        }
        return "disposed " + poll.disposals() + " times; left: " + counted + " references, " + entries + " entries, "
                + watches + " watches, " + callbacks + " callbacks without a watch";
    }

    private static int watches(PollableFile file, EventPoll poll) {
        int watches = 0;
        for (EventPoll watcher : file.watchers()) {
            if (watcher == poll) {
                watches++;
            }
        }
        return watches;
    }

    private static int references(EventPoll poll, int ifUncounted) {
        if (poll instanceof RefCountPoll counted) {
            return counted.references();
        }
        return poll instanceof RcuPoll counted ? counted.references() : ifUncounted;
    }
}
