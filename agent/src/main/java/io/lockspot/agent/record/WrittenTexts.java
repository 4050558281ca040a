package io.lockspot.agent.record;

import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts that JFR of JDK 17 has written, with the numbers by which events refer to them. In place of JFR's own table,
 * so that no event refers to a text that is in an earlier chunk only.
 *
 * <p>A number is good for one chunk. When a chunk ends, JFR tells this to the threads that have written events, and the
 * first of them that writes again has the table cleared; an event that was being written is written anew. Threads that
 * begin to write in between are not told, and take numbers of the chunk before. Younger JDKs keep the chunk with the
 * number. Here, no number is given out while a chunk may end: then a text is written, and gets a number, each time. So
 * who has an old number has got it before the end of the chunk, as a thread that is told of it.
 *
 * <p>Safe for all threads.
 */
final class WrittenTexts extends ConcurrentHashMap<String, Long> {

    /** As many as JFR's own table has. */
    private static final int ROOM = 32 << 10;

    private volatile boolean chunkEnds;

    WrittenTexts() {
        super(ROOM);
    }

    /** A chunk may end from now on. */
    void chunkEnds() {
        chunkEnds = true;
    }

    /** The chunk has ended: what was written before is in an earlier one. */
    void chunkHasEnded() {
        clear();
        chunkEnds = false;
    }

    @Override
    public Long get(Object text) {
        return chunkEnds ? null : super.get(text);
    }
}
