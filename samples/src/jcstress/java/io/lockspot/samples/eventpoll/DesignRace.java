package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The state of a race that must end well in every design, with every kind of ready list: these variants take turns from
 * one state to the next, and an outcome names the one that it belongs to.
 */
abstract class DesignRace {
    static final Interest IN = Interest.in(Ready.READABLE);

    private static final Design[] DESIGNS = Design.values();
    private static final ReadyLists[] LISTS = ReadyLists.values();
    private static final String[] VARIANTS = names();
    private static final AtomicInteger turns = new AtomicInteger();

    static {
        DeadlockWatch.start();
    }

    /** Which variant this state is about. */
    final String variant;

    private final Design design;
    private final ReadyLists list;

    DesignRace() {
        int turn = Math.floorMod(turns.getAndIncrement(), VARIANTS.length);
        variant = VARIANTS[turn];
        design = DESIGNS[turn / LISTS.length];
        list = LISTS[turn % LISTS.length];
    }

    final EventPoll open() {
        return design.open(list);
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

    private static String[] names() {
        String[] names = new String[DESIGNS.length * LISTS.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = DESIGNS[i / LISTS.length] + "/" + LISTS[i % LISTS.length];
        }
        return names;
    }
}
