package io.lockspot.agent.record;

import io.lockspot.agent.probe.EpollControlCounts;
import io.lockspot.agent.probe.EpollControlEvent;
import java.util.Arrays;
import java.util.function.Consumer;

/** Writes what has reached epoll since the event before, for each implementation that has changed. */
final class EpollControls {

    private final EpollControlCounts[] counts;
    private final long[][] written;
    private final Consumer<EpollControlEvent> sink;

    EpollControls(EpollControlCounts[] counts, boolean fromZero, Consumer<EpollControlEvent> sink) {
        this.counts = counts;
        this.sink = sink;
        this.written = new long[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            written[i] = fromZero ? new long[5] : figures(counts[i]);
        }
    }

    void write() {
        for (int i = 0; i < counts.length; i++) {
            EpollControlCounts now = counts[i];
            long[] before = written[i];
            long[] after = figures(now);
            if (!Arrays.equals(before, after)) {
                EpollControlEvent event = new EpollControlEvent();
                event.implementation = now.implementation();
                event.adds = after[0] - before[0];
                event.modifies = after[1] - before[1];
                event.deletes = after[2] - before[2];
                event.notFound = after[3] - before[3];
                event.redundant = after[4] - before[4];
                sink.accept(event);
                written[i] = after;
            }
        }
    }

    private static long[] figures(EpollControlCounts of) {
        return new long[] {of.adds(), of.modifies(), of.deletes(), of.notFound(), of.redundant()};
    }
}
