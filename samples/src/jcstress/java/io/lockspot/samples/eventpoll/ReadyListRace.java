package io.lockspot.samples.eventpoll;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * The state of a race for a ready list: the kinds of list take turns from one state to the next, and an outcome names
 * the kind that it belongs to.
 */
abstract class ReadyListRace {
    private static final Interest EDGE = Interest.in(Ready.READABLE).edgeTriggered();
    private static final ReadyLists[] KINDS = ReadyLists.values();
    private static final EventPoll OWNER = Design.values()[0].open();
    private static final EventCounter SILENT = new EventCounter();
    private static final EventCounter READY = new EventCounter();
    private static final AtomicInteger turns = new AtomicInteger();

    static {
        READY.write(1);
    }

    final ReadyLists kind = KINDS[Math.floorMod(turns.getAndIncrement(), KINDS.length)];
    final ReadyList list = kind.open();

    /** An edge-triggered entry of a file that has nothing to report, and never will. */
    static Entry entry() {
        return new Entry(OWNER, SILENT, EDGE);
    }

    static Entry entryOf(PollableFile file) {
        return new Entry(OWNER, file, EDGE);
    }

    /** An edge-triggered entry of a file that always has something to report. */
    static Entry readyEntry() {
        return new Entry(OWNER, READY, EDGE);
    }

    /** The places of the entries among those given, from the first in the list to the last: "0 1 3". */
    final String order(Entry... known) {
        list.lock();
        try {
            return list.chain.entries().stream()
                    .map(entry -> String.valueOf(List.of(known).indexOf(entry)))
                    .collect(Collectors.joining(" "));
        } finally {
            list.unlock();
        }
    }
}
