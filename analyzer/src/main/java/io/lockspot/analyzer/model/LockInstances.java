package io.lockspot.analyzer.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The locks of one name, told apart by their addresses: how often and when each was waited for. A mergeable summary of
 * bounded size: of more than {@value #MOST} locks it keeps those whose addresses hash lowest, whole, and estimates how
 * many there were.
 */
public final class LockInstances {

    static final int MOST = 2_048;

    /**
     * @param source the recording: addresses of another one mean other locks, and its clock is another one
     * @param address 0 when it was not recorded
     */
    public record Key(String source, long address) {
        /** Spreads addresses, which differ in few bits, over all values. */
        private long hash() {
            long h = (address ^ source.hashCode() * 0x9e3779b97f4a7c15L) * 0xff51afd7ed558ccdL;
            h = (h ^ h >>> 33) * 0xc4ceb9fe1a85ec53L;
            return (h ^ h >>> 33) >>> 1;
        }

        /** Spelled out as that of {@link Lock}. */
        @Override
        public int hashCode() {
            return source.hashCode() * 31 + Long.hashCode(address);
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Key that && address == that.address && source.equals(that.source);
        }
    }

    /** One lock. */
    public static final class Instance {
        private final Intervals times = new Intervals();
        private long waits;
        private long waitTime;

        public long waits() {
            return waits;
        }

        /** The sum of all waits in nanoseconds. */
        public long waitTime() {
            return waitTime;
        }

        /** When the waits were, as far as the recording tells and there was room. */
        public Intervals times() {
            return times;
        }

        private long add(Instance other, Room room) {
            waits += other.waits;
            waitTime += other.waitTime;
            int kept = 0;
            while (kept < other.times.size() && room.take()) {
                times.add(other.times.start(kept), other.times.end(kept), other.times.thread(kept));
                kept++;
            }
            return other.times.size() - kept;
        }
    }

    private final Map<Key, Instance> instances = new HashMap<>();
    private final Room room;

    /** Locks that hash to this or higher were left out. */
    private long limit = Long.MAX_VALUE;

    private long untimed;

    LockInstances(Room room) {
        this.room = room;
    }

    void add(String source, LockWait wait) {
        Key key = new Key(source, wait.trace().address());
        if (key.hash() >= limit) {
            return;
        }
        Instance instance = instances.computeIfAbsent(key, k -> new Instance());
        instance.waits++;
        instance.waitTime += wait.nanos();
        if (wait.trace().timed()) {
            if (room.take()) {
                long start = wait.trace().startNanos();
                instance.times.add(start, start + wait.nanos(), wait.trace().threadId());
            } else {
                untimed++;
            }
        }
        if (instances.size() > 2 * MOST) {
            settle();
        }
    }

    void add(LockInstances other) {
        limit = Math.min(limit, other.limit);
        untimed += other.untimed;
        other.instances.forEach((key, instance) -> {
            if (key.hash() < limit) {
                untimed += instances.computeIfAbsent(key, k -> new Instance()).add(instance, room);
            }
        });
        settle();
    }

    /** Leaves out what is too much. */
    private void settle() {
        if (instances.size() > MOST) {
            List<Long> hashes = instances.keySet().stream()
                    .map(Key::hash)
                    .sorted(Comparator.naturalOrder())
                    .toList();
            limit = Math.min(limit, hashes.get(MOST));
        }
        instances.keySet().removeIf(key -> key.hash() >= limit);
    }

    /** The locks that were kept: all, unless there were too many. */
    public Map<Key, Instance> kept() {
        settle();
        return Collections.unmodifiableMap(instances);
    }

    /** How many different addresses there were; about, when there were more than {@value #MOST}; 0 when unknown. */
    public long count() {
        settle();
        if (limit == Long.MAX_VALUE) {
            return instances.keySet().stream().filter(k -> k.address() != 0).count();
        }
        return Math.round(instances.size() / (limit / (double) Long.MAX_VALUE));
    }

    /** The longest that was waited for one of them, in nanoseconds. */
    public long hottest() {
        settle();
        Collection<Instance> kept = instances.values();
        return kept.stream().mapToLong(i -> i.waitTime).max().orElse(0);
    }

    /** Of how many waits the times were not kept for want of room. */
    public long untimed() {
        return untimed;
    }
}
