package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Locale;

/** The samples of a recording as other tools would have written them down. */
public final class Rewritten {

    private static final String[] COLLAPSED_MARKS = {"_[j]", "_[i]", "_[n]", "_[k]", "_[o]", "_[l]"};

    private Rewritten() {}

    /** As {@code perf script} prints them, one for each event that was folded together. */
    public static String perfScript(Recording recording) {
        StringBuilder text = new StringBuilder();
        long micros = 1_000_000;
        for (Sample sample : recording.samples(Measure.CPU)) {
            long left = sample.weight();
            for (long i = sample.count(); i > 0; i--) {
                long period = left / i;
                left -= period;
                micros += 4_000;
                text.append(String.format(
                        Locale.ROOT,
                        "%s 158/159 [000] %d.%06d: %d cpu-clock:ppp:%n",
                        sample.thread().isEmpty() ? "java" : sample.thread(),
                        micros / 1_000_000,
                        micros % 1_000_000,
                        period));
                List<Frame> frames = sample.stack().frames();
                for (int f = frames.size() - 1; f >= 0; f--) {
                    text.append('\t').append(perfFrame(frames.get(f))).append('\n');
                }
                text.append('\n');
            }
        }
        return text.toString();
    }

    private static String perfFrame(Frame frame) {
        return switch (frame.kind()) {
            case KERNEL -> "ffffffff81234567 " + frame.name() + "+0x1f ([kernel.kallsyms])";
            case NATIVE -> nativeFrame(frame.name());
            case JAVA, INLINED -> "    7f0055667788 " + javaSymbol(frame.name()) + "+0x1f (/tmp/perf-158.map)";
            case OTHER, LOCK -> "               0 " + frame.name() + " ([unknown])";
        };
    }

    /** Code without a symbol is called by its library and its address, and that of no library is unknown. */
    private static String nativeFrame(String name) {
        if (name.matches(".+\\+0x[0-9a-f]+")) {
            int plus = name.lastIndexOf("+0x");
            return name.substring(plus + 3) + " [unknown] (/usr/lib/x86_64-linux-gnu/" + name.substring(0, plus) + ")";
        }
        return name.equals("[unknown]")
                ? "7f0011223344 [unknown] ([unknown])"
                : "7f0011223344 " + name + "+0x1f (/usr/lib/x86_64-linux-gnu/libc.so.6)";
    }

    private static String javaSymbol(String name) {
        int dot = name.lastIndexOf('.');
        return "L" + name.substring(0, dot).replace('.', '/') + ";::" + name.substring(dot + 1);
    }

    /** As collapsed stacks with the nanoseconds of CPU time as counts. */
    public static String collapsed(Recording recording) {
        StringBuilder text = new StringBuilder();
        for (Sample sample : recording.samples(Measure.CPU)) {
            String between = "";
            for (Frame frame : sample.stack().frames()) {
                text.append(between)
                        .append(frame.name())
                        .append(COLLAPSED_MARKS[frame.kind().ordinal()]);
                between = ";";
            }
            text.append(' ').append(sample.weight()).append('\n');
        }
        return text.toString();
    }
}
