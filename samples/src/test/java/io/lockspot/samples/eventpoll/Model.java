package io.lockspot.samples.eventpoll;

import io.lockspot.samples.eventpoll.EventPollException.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What instances that watch counters must do, written for one thread and without a ready list: level-triggered entries
 * are looked at anew each time, and edges are remembered per entry.
 *
 * <p>Instances and counters are small numbers. An operation answers with the refusal that is expected, if any.
 */
final class Model {
    private final Map<Integer, Map<Integer, Watch>> instances = new HashMap<>();
    private final Map<Integer, Boolean> filled = new HashMap<>();

    private static final class Watch {
        Interest interest;
        boolean armed = true;
        boolean edge;

        Watch(Interest interest) {
            this.interest = interest;
        }
    }

    void openInstance(int instance) {
        instances.put(instance, new HashMap<>());
    }

    void openCounter(int counter) {
        instances.values().forEach(watches -> watches.remove(counter));
        filled.put(counter, false);
    }

    Optional<Reason> add(int instance, int counter, Interest interest) {
        Watch watch = new Watch(interest);
        if (instances.get(instance).putIfAbsent(counter, watch) != null) {
            return Optional.of(Reason.EXISTS);
        }
        watch.edge = state(counter, watch) != 0;
        return Optional.empty();
    }

    Optional<Reason> modify(int instance, int counter, Interest interest) {
        Watch watch = instances.get(instance).get(counter);
        if (watch == null) {
            return Optional.of(Reason.NOT_FOUND);
        }
        watch.interest = interest;
        watch.armed = true;
        watch.edge |= state(counter, watch) != 0;
        return Optional.empty();
    }

    Optional<Reason> delete(int instance, int counter) {
        Watch watch = instances.get(instance).remove(counter);
        return watch == null ? Optional.of(Reason.NOT_FOUND) : Optional.empty();
    }

    void write(int counter) {
        filled.put(counter, true);
        change(counter, Ready.READABLE);
    }

    void read(int counter) {
        if (filled.put(counter, false)) {
            change(counter, Ready.WRITABLE);
        }
    }

    int watched(int instance) {
        return instances.get(instance).size();
    }

    /** All events that an instance has to give: counter → bits. */
    Map<Integer, Integer> events(int instance) {
        Map<Integer, Integer> events = new HashMap<>();
        instances.get(instance).forEach((counter, watch) -> {
            int state = state(counter, watch);
            if (state != 0 && (watch.edge || !watch.interest.edge())) {
                events.put(counter, state);
            }
        });
        return events;
    }

    /** An event was given to somebody. */
    void reported(int instance, int counter) {
        Watch watch = instances.get(instance).get(counter);
        watch.edge = false;
        watch.armed = !watch.interest.oneShot();
    }

    private void change(int counter, int bit) {
        for (Map<Integer, Watch> watches : instances.values()) {
            Watch watch = watches.get(counter);
            if (watch != null && watch.armed && (watch.interest.events() & bit) != 0) {
                watch.edge = true;
            }
        }
    }

    private int state(int counter, Watch watch) {
        int now = Ready.WRITABLE | (filled.get(counter) ? Ready.READABLE : 0);
        return watch.armed ? now & watch.interest.events() : 0;
    }
}
