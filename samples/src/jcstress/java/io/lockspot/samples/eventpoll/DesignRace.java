package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * The state of a race that must end well in every design, with every kind of ready list: the pairs take turns from one
 * state to the next, and an outcome names the pair that it belongs to.
 */
abstract class DesignRace {
    static final Interest IN = Interest.in(Ready.READABLE);

    private static final List<Pair> PAIRS = Stream.of(Design.values())
            .flatMap(design -> Stream.of(ReadyLists.values()).map(list -> new Pair(design, list)))
            .toList();
    private static final AtomicInteger turns = new AtomicInteger();

    /** Which pair this state is about. */
    final String pair;

    private final Pair chosen;

    DesignRace() {
        chosen = PAIRS.get(Math.floorMod(turns.getAndIncrement(), PAIRS.size()));
        pair = chosen.name;
    }

    final EventPoll open() {
        return chosen.design.open(chosen.list);
    }

    /** The reason of the refusal, or "done"; a refusal for a reason that is not allowed is thrown. */
    static String attempt(Runnable action, Reason... allowed) {
        try {
            action.run();
            return "done";
        } catch (EventPollException e) {
            if (Set.of(allowed).contains(e.reason())) {
                return e.reason().toString();
            }
            throw e;
        }
    }

    private record Pair(Design design, ReadyLists list, String name) {
        Pair(Design design, ReadyLists list) {
            this(design, list, design + "/" + list);
        }
    }
}
