package io.lockspot.analyzer;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Recordings with names that break other tools; the same seed gives the same. */
public final class RandomProfiles {

    private static final List<String> NASTY = List.of(
            "a;b",
            "two words",
            "new\nline\r\ttab",
            "line\u2028separator\u2029",
            "lone \ud800 high",
            "\udfff\ud800",
            "pair \ud83d\ude00",
            "x_[k]",
            "_[k]",
            "x_[j]_[i]",
            "\\x3b",
            "back\\slash\\",
            " lambda 2",
            "f 1.5",
            "[t tid=7]",
            "[truncated]",
            "[unknown]",
            "libc.so.6+0x12",
            "a.b.C.m",
            "a/b/C.m",
            "int a.B.m(int)",
            "La/b/C;::m",
            "runtime.main.func1",
            "std::vector<int>::push_back",
            "</script>",
            "\u001b[31mred",
            "\u202eright to left",
            "\0");

    private RandomProfiles() {}

    /** Samples of the measures, under names as readers give them. */
    public static Recording recording(long seed, Measure... measures) {
        Random random = new Random(seed);
        RecordingBuilder into = new RecordingBuilder("random-" + seed);
        for (int i = 1 + random.nextInt(30); i > 0; i--) {
            List<Frame> frames = new ArrayList<>();
            for (int depth = random.nextInt(8); depth > 0; depth--) {
                frames.add(frame(random));
            }
            String thread = random.nextInt(3) == 0 ? "" : NASTY.get(random.nextInt(NASTY.size()));
            Measure measure = measures[random.nextInt(measures.length)];
            long count = 1 + random.nextInt(5);
            long weight = measure == Measure.SAMPLES ? count : random.nextInt(1_000_000);
            into.events(measure, thread, new Stack(frames), weight, count);
        }
        return into.build();
    }

    private static Frame frame(Random random) {
        String name = NASTY.get(random.nextInt(NASTY.size())) + (random.nextBoolean() ? "" : random.nextInt(3));
        return switch (random.nextInt(5)) {
            case 0 -> CanonicalNames.kernel(name);
            case 1 -> java(name);
            case 2 -> CanonicalNames.nativeFrame(name);
            case 3 -> Frame.other(name);
            default -> Frame.lock(name);
        };
    }

    /** Every method has a class; what stands before a blank is taken for its type. */
    private static Frame java(String name) {
        Frame frame = CanonicalNames.java("p.C." + name);
        return frame.name().indexOf('.') < 0 ? CanonicalNames.java("p.C.m") : frame;
    }
}
