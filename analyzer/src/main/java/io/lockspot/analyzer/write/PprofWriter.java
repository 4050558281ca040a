package io.lockspot.analyzer.write;

import com.google.protobuf.CodedOutputStream;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import io.lockspot.flamegraphs.FrameText;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * pprof's format: {@code profile.proto}, compressed. Every measure has two values, how many events there were and what
 * they weigh: {@code samples/count} and {@code cpu/nanoseconds}, as Go has them. The thread is a label. A function's
 * name is canonical; its system name is the word of collapsed stacks, with the mark of its kind. Kernel functions are in
 * a mapping of their own.
 */
public final class PprofWriter {

    private static final long PROGRAM = 1;
    private static final long KERNEL = 2;

    private record Key(String thread, Stack stack) {}

    private final CodedOutputStream out;
    private final Map<String, Integer> strings = new LinkedHashMap<>();
    private final Map<Frame, Integer> functions = new LinkedHashMap<>();

    private PprofWriter(CodedOutputStream out) {
        this.out = out;
        string("");
    }

    /** Leaves the stream open. */
    public static void write(Profiles profiles, OutputStream to) throws IOException {
        GZIPOutputStream gzip = new GZIPOutputStream(to, 1 << 15);
        CodedOutputStream out = CodedOutputStream.newInstance(gzip, 1 << 15);
        new PprofWriter(out).write(profiles);
        out.flush();
        gzip.finish();
    }

    private void write(Profiles profiles) throws IOException {
        List<Profile> all = profiles.profiles();
        for (Profile profile : all) {
            valueType(events(profile.measure(), all), "count").writeTo(1, out);
            if (profile.measure() != Measure.SAMPLES) {
                weight(profile.measure()).writeTo(1, out);
            }
        }
        samples(all);
        mapping(PROGRAM, profiles.name()).writeTo(3, out);
        mapping(KERNEL, "[kernel.kallsyms]").writeTo(3, out);
        functions();
        out.writeInt64(10, profiles.durationNanos());
        Profile first = all.get(0);
        weight(first.measure()).writeTo(11, out);
        out.writeInt64(12, period(first));
        out.writeInt64(13, string("written by lockspot"));
        out.writeInt64(14, string(first.measure().id()));
        for (String text : strings.keySet()) {
            WireMessage.writeText(6, text, out);
        }
    }

    private WireMessage valueType(String type, String unit) throws IOException {
        return new WireMessage().number(1, string(type)).number(2, string(unit));
    }

    private WireMessage weight(Measure measure) throws IOException {
        return valueType(measure.id(), measure.unit().equals("ns") ? "nanoseconds" : "count");
    }

    /** What counts the events of a measure. */
    private static String events(Measure measure, List<Profile> all) {
        boolean taken = measure != Measure.SAMPLES && all.stream().anyMatch(p -> p.measure() == Measure.SAMPLES);
        return measure.sampled() && !taken ? "samples" : measure.id() + "-events";
    }

    private void samples(List<Profile> profiles) throws IOException {
        int columns = profiles.stream()
                .mapToInt(p -> p.measure() == Measure.SAMPLES ? 1 : 2)
                .sum();
        Map<Key, long[]> rows = new LinkedHashMap<>();
        int column = 0;
        for (Profile profile : profiles) {
            for (Sample sample : sorted(profile.samples())) {
                long[] row = rows.computeIfAbsent(new Key(sample.thread(), sample.stack()), key -> new long[columns]);
                if (profile.measure() == Measure.SAMPLES) {
                    row[column] += sample.weight();
                } else {
                    row[column] += sample.count();
                    row[column + 1] += sample.weight();
                }
            }
            column += profile.measure() == Measure.SAMPLES ? 1 : 2;
        }
        for (Map.Entry<Key, long[]> row : rows.entrySet()) {
            sample(row.getKey(), row.getValue());
        }
    }

    private void sample(Key key, long[] values) throws IOException {
        List<Frame> frames = key.stack.frames();
        long[] locations = new long[frames.size()];
        for (int i = 0; i < locations.length; i++) {
            locations[i] = functions.computeIfAbsent(frames.get(locations.length - 1 - i), f -> functions.size() + 1);
        }
        WireMessage sample = new WireMessage();
        if (locations.length > 0) {
            sample.numbers(1, locations);
        }
        sample.numbers(2, values);
        if (!key.thread.isEmpty()) {
            sample.message(3, new WireMessage().number(1, string("thread")).number(2, string(key.thread)));
        }
        sample.writeTo(2, out);
    }

    /** Heaviest first, and equals always in the same order. */
    private static List<Sample> sorted(List<Sample> samples) {
        return samples.stream()
                .sorted(Comparator.comparingLong(Sample::weight)
                        .reversed()
                        .thenComparing(Sample::thread)
                        .thenComparing(Sample::stack, PprofWriter::compare))
                .toList();
    }

    private static int compare(Stack a, Stack b) {
        int common = Math.min(a.frames().size(), b.frames().size());
        for (int i = 0; i < common; i++) {
            int order = a.frames().get(i).compareTo(b.frames().get(i));
            if (order != 0) {
                return order;
            }
        }
        return a.frames().size() - b.frames().size();
    }

    /** Says that everything is known of its functions, so that no reader looks for the file. */
    private WireMessage mapping(long id, String file) throws IOException {
        return new WireMessage()
                .number(1, id)
                .number(5, string(file))
                .number(7, 1)
                .number(8, 1)
                .number(9, 1)
                .number(10, 1);
    }

    private void functions() throws IOException {
        for (Map.Entry<Frame, Integer> function : functions.entrySet()) {
            Frame frame = function.getKey();
            long id = function.getValue();
            long mapping = frame.kind() == FrameKind.KERNEL ? KERNEL : PROGRAM;
            WireMessage line = new WireMessage().number(1, id);
            new WireMessage().number(1, id).number(2, mapping).message(4, line).writeTo(4, out);
            new WireMessage()
                    .number(1, id)
                    .number(2, string(frame.name()))
                    .number(3, string(FrameText.marked(frame)))
                    .writeTo(5, out);
        }
    }

    /** The mean distance of two samples, in the unit of the measure. */
    private static long period(Profile profile) {
        long weight = profile.samples().stream().mapToLong(Sample::weight).sum();
        long count = profile.samples().stream().mapToLong(Sample::count).sum();
        return count == 0 ? 0 : Math.round((double) weight / count);
    }

    private int string(String text) {
        String sound = Texts.encodable(text);
        return strings.computeIfAbsent(sound, t -> strings.size());
    }
}
