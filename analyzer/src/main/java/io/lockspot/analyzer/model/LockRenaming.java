package io.lockspot.analyzer.model;

import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives locks their names once all of a recording was read: a lock's name may be written after the waits for it, and two
 * places may turn out to take the same lock. Until then a lock goes by the place that takes it.
 */
final class LockRenaming {

    private final Map<String, String> met = new HashMap<>();
    private final Map<String, String> known = new HashMap<>();

    /** The name that a wait carries; counts as long as there is none better. */
    void metAt(String site, String name) {
        met.putIfAbsent(site, name);
    }

    void isKnownAs(String site, String name) {
        known.put(site, name);
    }

    /** Adds what another one knows, as if it had come here after all that came before. */
    void add(LockRenaming part) {
        part.met.forEach(this::metAt);
        part.known.forEach(this::isKnownAs);
    }

    /** The locks under their names; those that turn out to be one are added up. */
    Collection<LockStats> locks(Collection<LockStats> read) {
        if (met.isEmpty()) {
            return read;
        }
        LockFold renamed = new LockFold();
        read.forEach(stats ->
                renamed.add(new Lock(name(stats.lock().name()), stats.lock().kind()), stats));
        return renamed.locks();
    }

    /** The samples with the locks' names at the ends of their stacks. */
    List<Sample> samples(List<Sample> read) {
        if (met.isEmpty()) {
            return read;
        }
        SampleFold renamed = new SampleFold();
        read.forEach(sample -> renamed.add(renamed(sample)));
        return renamed.samples();
    }

    private Sample renamed(Sample sample) {
        List<Frame> frames = sample.stack().frames();
        Frame last = frames.isEmpty() ? null : frames.get(frames.size() - 1);
        if (last == null || last.kind() != FrameKind.LOCK) {
            return sample;
        }
        int kind = last.name().lastIndexOf(" (");
        String site = kind < 0 ? last.name() : last.name().substring(0, kind);
        if (!met.containsKey(site)) {
            return sample;
        }
        List<Frame> named = new ArrayList<>(frames.subList(0, frames.size() - 1));
        named.add(Frame.lock(name(site) + last.name().substring(site.length())));
        return new Sample(
                sample.measure(), sample.thread(), new Stack(named), sample.weight(), sample.count(), sample.spun());
    }

    private String name(String site) {
        String name = known.get(site);
        return name != null ? name : met.getOrDefault(site, site);
    }
}
