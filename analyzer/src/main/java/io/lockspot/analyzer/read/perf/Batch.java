package io.lockspot.analyzer.read.perf;

import java.util.ArrayList;
import java.util.List;

/** What one block of the text holds, in the order in which it stands there. */
final class Batch {

    private final List<SampleHeader> headers = new ArrayList<>();
    private final List<KnownStack> stacks = new ArrayList<>();
    final List<HeaderComment> comments = new ArrayList<>();
    final List<EventComment> events = new ArrayList<>();
    long lines;
    long good;
    long bad;

    /** The number of the first bad line in this block, from 1. */
    long firstBad;

    long branchStacks;

    /** How many chunks of events {@code perf} says in between that it lost. */
    long lostChunks;

    /** Whether the block ends inside a sample. */
    boolean openAtEnd;

    void add(SampleHeader header, KnownStack stack) {
        headers.add(header);
        stacks.add(stack);
    }

    void bad() {
        if (bad++ == 0) {
            firstBad = lines;
        }
    }

    int size() {
        return headers.size();
    }

    SampleHeader header(int sample) {
        return headers.get(sample);
    }

    KnownStack stack(int sample) {
        return stacks.get(sample);
    }
}
