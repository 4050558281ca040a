package io.lockspot.samples.eventpoll;

import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** A kind of instance: each design with each ready list. */
record Variant(Design design, ReadyLists readyList) {
    static Stream<Variant> all() {
        return Stream.of(Design.values())
                .flatMap(design -> Stream.of(ReadyLists.values()).map(readyList -> new Variant(design, readyList)));
    }

    EventPoll open() {
        return design.open(readyList);
    }

    void awaitDisposals() throws InterruptedException, ExecutionException {
        design.awaitDisposals();
    }

    @Override
    public String toString() {
        return design + " " + readyList;
    }
}
