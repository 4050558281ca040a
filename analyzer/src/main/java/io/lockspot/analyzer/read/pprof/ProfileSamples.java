package io.lockspot.analyzer.read.pprof;

import io.lockspot.analyzer.model.BadRecordingException;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hands a profile's samples over, once all that they name was read. */
final class ProfileSamples {

    /** Frames beyond that, next to the leaf, are one {@code [truncated]}. */
    static final int MAX_FRAMES = 1 << 15;

    /** Sums stay below this, and so do sums of a thousand profiles. */
    private static final long MAX_SUM = Long.MAX_VALUE >> 10;

    private static final Set<String> THREAD_LABELS = Set.of("thread", "thread_name", "thread name", "threadname");

    /** As async-profiler has it. */
    private static final Pattern WITH_NUMBER = Pattern.compile("\\[(?:(.*) )?tid=\\d+]", Pattern.DOTALL);

    private final ProfileTables tables;
    private final RecordingBuilder into;
    private final ProfileFrames frames;
    private final Values values;
    private final Map<Long, String> threads = new HashMap<>();
    private final long[] sums;
    private final boolean own;
    private long wrong;
    private long negative;

    ProfileSamples(ProfileTables tables, RecordingBuilder into) {
        this.tables = tables;
        this.into = into;
        this.frames = new ProfileFrames(tables);
        this.own = tables.hasComment("written by lockspot");
        this.values = Values.of(tables);
        this.sums = new long[values.columns().size()];
    }

    void read() throws BadRecordingException {
        if (tables.types().isEmpty()) {
            throw new BadRecordingException(
                    into.file() + ": is a profile that does not say what it counts; nothing can be told");
        }
        SampleTable.Cursor sample = tables.samples().cursor();
        while (sample.next()) {
            if (sample.values() == tables.types().size()) {
                sample(sample);
            } else {
                wrong++;
            }
        }
        long duration = tables.durationNanos();
        if (duration > 0 && duration < MAX_SUM) {
            into.covers(0);
            into.covers(duration);
        }
        report();
    }

    private void sample(SampleTable.Cursor sample) {
        Stack stack = stack(sample);
        String thread = thread(sample);
        for (int i = 0; i < sums.length; i++) {
            Values.Column column = values.columns().get(i);
            long value = sample.value(column.at());
            long events = column.events() < 0 ? 1 : sample.value(column.events());
            if (value < 0 || events < 0) {
                negative++;
            } else if (value > (MAX_SUM - sums[i]) / column.scale() || events > MAX_SUM / 1024) {
                wrong++;
            } else if (value > 0 || events > 0 && column.events() >= 0) {
                long weight = value * column.scale();
                sums[i] += weight;
                add(column, thread, stack, weight, Math.max(events, 1));
            }
        }
    }

    private void add(Values.Column column, String thread, Stack stack, long weight, long count) {
        if (column.measure().sampled()) {
            into.sample(column.measure(), thread, stack, weight, count);
        } else {
            into.events(column.measure(), thread, stack, weight, count);
        }
    }

    private Stack stack(SampleTable.Cursor sample) {
        List<Frame> rootFirst = new ArrayList<>();
        for (int i = sample.locations() - 1; i >= 0; i--) {
            List<Frame> inlined = frames.at(sample.location(i));
            for (int j = inlined.size() - 1; j >= 0; j--) {
                if (rootFirst.size() == MAX_FRAMES) {
                    rootFirst.add(CanonicalNames.TRUNCATED);
                    return new Stack(rootFirst);
                }
                rootFirst.add(inlined.get(j));
            }
        }
        return rootFirst.isEmpty() ? Stack.EMPTY : new Stack(rootFirst);
    }

    private String thread(SampleTable.Cursor sample) {
        for (int i = 0; i < sample.labels(); i++) {
            if (THREAD_LABELS.contains(tables.text(sample.labelKey(i)))) {
                return threads.computeIfAbsent(sample.labelText(i), this::threadName);
            }
        }
        return "";
    }

    private String threadName(long text) {
        String name = tables.text(text);
        if (own) {
            return name;
        }
        Matcher numbered = WITH_NUMBER.matcher(name);
        return !numbered.matches() ? name : numbered.group(1) == null ? "" : numbered.group(1);
    }

    private void report() {
        if (frames.folded() > 0) {
            into.warn(
                    "folded",
                    into.file() + ": has more different functions than fit into memory; " + frames.folded()
                            + " frames became [other]; give Java more memory (-Xmx)");
        }
        if (wrong > 0) {
            into.damaged(into.file() + ": " + wrong + (wrong == 1 ? " sample has" : " samples have")
                    + " values that cannot be; the others count");
        }
        if (negative > 0) {
            into.warn(
                    "negative",
                    into.file() + ": is a difference of two profiles; what became less (" + negative
                            + " values) is left out; give the two profiles to lockspot compare");
        }
        values.standIn()
                .ifPresent(name -> into.warn(
                        "unit",
                        into.file() + ": has only values that lockspot has no measure for; " + name
                                + " is shown as samples"));
        if (!values.unread().isEmpty()) {
            into.warn(
                    "unread-values",
                    into.file() + ": what it has of " + String.join(", ", values.unread()) + " is not read");
        }
    }
}
