package io.lockspot.analyzer.explain;

import io.lockspot.analyzer.explain.Condition.Counter;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.OperationStats;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingInfo;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.flamegraphs.Frame;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the conditions of signatures look at in one recording; each is worked out once. Not safe for several threads. */
final class Facts {

    private final Recording recording;
    private final List<LockRow> locks;
    private final Set<String> functions;
    private final Map<Measure, List<Sample>> samples = new EnumMap<>(Measure.class);
    private final Map<Measure, CpuUse> uses = new EnumMap<>(Measure.class);

    Facts(Recording recording, List<LockRow> locks) {
        this.recording = recording;
        this.locks = locks;
        functions = functions(recording.samples());
    }

    /** Readers share frames, so that looking at each object once is most of the work saved. */
    private static Set<String> functions(List<Sample> samples) {
        Set<Frame> frames = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Sample sample : samples) {
            List<Frame> stack = sample.stack().frames();
            for (int i = 0; i < stack.size(); i++) {
                frames.add(stack.get(i));
            }
        }
        return frames.stream().map(Frame::name).collect(Collectors.toSet());
    }

    List<LockRow> locks() {
        return locks;
    }

    /** Whether one of these functions is in some stack. */
    boolean seen(Set<String> names) {
        return names.stream().anyMatch(functions::contains);
    }

    List<Sample> samples(Measure measure) {
        return samples.computeIfAbsent(measure, recording::samples);
    }

    CpuUse use(Measure measure) {
        return uses.computeIfAbsent(measure, m -> CpuUse.of(recording, m));
    }

    /** Whether samples of this measure are of CPU time. */
    boolean isCpuTime(Measure measure) {
        return CpuUse.isCpuTime(recording, measure);
    }

    /** Whether one of the recordings says so. */
    boolean says(String key, String value) {
        return recording.infos().stream()
                .anyMatch(i -> i.environment().getOrDefault(key, "").equals(value));
    }

    /** @param implementations whose counts are meant; empty for all */
    long count(Counter counter, Set<String> implementations) {
        return counter.subject().equals(Counter.EPOLL)
                ? epoll(counter.field(), implementations)
                : recording.operations().stream()
                        .filter(o -> o.key().operation().equals(counter.subject()))
                        .filter(o -> implementations.isEmpty()
                                || implementations.contains(o.key().implementation()))
                        .mapToLong(o -> of(o, counter.field()))
                        .sum();
    }

    private static long of(OperationStats stats, String field) {
        return switch (field) {
            case "count" -> stats.count();
            case "errors" -> stats.errors();
            case "stillRegistered" -> stats.stillRegistered();
            case "totalTime" -> stats.totalTime();
            case "lockWaitTime" -> stats.lockWaitTime();
            default -> throw new IllegalArgumentException(field);
        };
    }

    /** In the environment as {@code epoll.<implementation>.modifies}. */
    private long epoll(String field, Set<String> implementations) {
        long sum = 0;
        for (RecordingInfo info : recording.infos()) {
            for (Map.Entry<String, String> entry : info.environment().entrySet()) {
                String key = entry.getKey();
                if (key.startsWith("epoll.") && key.endsWith("." + field)) {
                    String implementation = key.substring("epoll.".length(), key.length() - field.length() - 1);
                    if (implementations.isEmpty() || implementations.contains(implementation)) {
                        sum += number(entry.getValue());
                    }
                }
            }
        }
        return sum;
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
