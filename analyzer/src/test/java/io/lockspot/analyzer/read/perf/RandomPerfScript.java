package io.lockspot.analyzer.read.perf;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Prints random samples in a random shape, as {@code perf script} would, and knows what they mean. */
final class RandomPerfScript {

    private static final List<String> THREADS = List.of(
            "java",
            "Netty I/O 3",
            "C1 CompilerThre",
            "kworker/7:3-mm_",
            "pool 7",
            "[x] y",
            "a:b",
            ":33",
            "Ünïcode",
            "G1 Conc#0");
    private static final List<String> EVENTS = List.of("cpu-clock", "cycles", "cpu-clock:ppp", "cycles:P");

    /** A frame as printed, and what it means. */
    private record Line(boolean kernel, String symbol, String file, String meaning) {}

    private static final List<Line> LINES = List.of(
            new Line(true, "__fput", "[kernel.kallsyms]", "__fput_[k]"),
            new Line(true, "ep_item_poll.isra.6", "[kernel.kallsyms]", "ep_item_poll_[k]"),
            new Line(true, "nf_hook_slow", "[nf_conntrack]", "nf_hook_slow_[k]"),
            new Line(true, "d.llvm.123456", "/lib/modules/6.1.0/ext4.ko.xz", "d_[k]"),
            new Line(true, "[unknown]", "[kernel.kallsyms]", "[unknown]_[k]"),
            new Line(false, "__close", "/lib/x86_64-linux-gnu/libc.so.6", "close"),
            new Line(false, "add", "/tmp/my lib (1).so (deleted)", "add"),
            new Line(
                    false,
                    "JavaCalls::call(int, char (*)(int))",
                    "/usr/lib/libjvm.so",
                    "JavaCalls::call(int, char (*)(int))"),
            new Line(
                    false,
                    "std::vector<int, std::allocator<int> >::push_back",
                    "/bin/w x",
                    "std::vector<int, std::allocator<int> >::push_back"),
            new Line(false, "foo.constprop.0", "/bin/w", "foo"),
            new Line(false, "int a.b.C.close(int, java.lang.Object[])", "/tmp/perf-158.map", "a.b.C.close"),
            new Line(false, "La/b/C;::read", "/tmp/perf-158.map", "a.b.C.read"),
            new Line(false, "void a.b.C$$Lambda$14/0x00000008.run()", "/tmp/perf-158.map", "a.b.C$$Lambda.run"),
            new Line(false, "Interpreter", "/tmp/perf-158.map", "Interpreter"));

    private final Random random;
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Long> meaning = new TreeMap<>();
    private final boolean comm;
    private final boolean tid;
    private final boolean pid;
    private final boolean cpu;
    private final boolean misc;
    private final boolean time;
    private final boolean nanos;
    private final boolean period;
    private final boolean event;
    private final boolean stacks;
    private final boolean offsets;
    private final boolean files;
    private final boolean sources;
    private final String end;
    private final String eventName;

    RandomPerfScript(Random random, int samples) {
        this.random = random;
        comm = often();
        tid = often();
        pid = tid && random.nextBoolean();
        cpu = random.nextBoolean();
        time = often();
        nanos = random.nextBoolean();
        period = random.nextBoolean();
        event = often();
        misc = tid && event && (cpu || time) && !often();
        stacks = often();
        offsets = random.nextBoolean();
        files = often();
        sources = !often();
        end = often() ? "\n" : "\r\n";
        eventName = EVENTS.get(random.nextInt(EVENTS.size()));
        for (int i = 0; i < samples; i++) {
            sample(i);
        }
    }

    private boolean often() {
        return random.nextInt(4) > 0;
    }

    String text() {
        return text.toString();
    }

    /** {@code measure|thread|stack} and the weight. */
    Map<String, Long> meaning() {
        return meaning;
    }

    private void sample(int number) {
        String thread = number == 0 ? "java" : THREADS.get(random.nextInt(THREADS.size()));
        long weight = 1 + random.nextInt(10_000_000);
        header(thread, weight, number);
        String stack = stacks ? stack() : line(' ');
        text.append(end);
        boolean clock = event && period && eventName.startsWith("cpu-clock");
        meaning.merge(
                (clock ? "cpu|" : "samples|") + (comm ? thread : "") + "|" + stack, clock ? weight : 1, Long::sum);
    }

    private void header(String thread, long weight, int number) {
        print(comm, stacks ? "%s " : "%16s ", thread);
        print(tid && !pid, "%5d ", 100 + number);
        print(pid, "%5d/%-5d ", 99, 100 + number);
        print(cpu, "[%03d] ", random.nextInt(200));
        print(misc, "%-6s", random.nextBoolean() ? "K" : "U");
        print(time, nanos ? "%5d.%09d: " : "%5d.%06d: ", 40 + number, random.nextInt(1_000_000));
        print(period, "%10d ", weight);
        print(event, "%14s: ", eventName);
    }

    private void print(boolean wanted, String format, Object... values) {
        if (wanted) {
            text.append(String.format(format, values));
        }
    }

    private String stack() {
        text.append(end);
        StringBuilder leafFirst = new StringBuilder();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            String frame = line('\t');
            leafFirst.insert(0, frame).insert(frame.length(), i > 0 && leafFirst.length() > frame.length() ? ";" : "");
            text.append(end);
        }
        return leafFirst.toString();
    }

    private String line(char before) {
        Line line;
        do {
            line = LINES.get(random.nextInt(LINES.size()));
        } while (!files && line.file.contains("/perf-"));
        boolean inlined = stacks && line.file.startsWith("/lib/") && random.nextInt(5) == 0;
        String address = line.kernel ? "ffffffff81" + hex(6) : "7f" + hex(10);
        text.append(before).append(String.format("%16s ", address)).append(line.symbol);
        print(offsets && !line.symbol.startsWith("["), "+0x%x", 1 + random.nextInt(500));
        print(files && !inlined, " (%s)", line.file);
        print(sources, "%s  %s:%d", end, "src/close fd.c", 27);
        print(inlined, " (inlined)");
        return line.meaning;
    }

    private String hex(int digits) {
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < digits; i++) {
            hex.append(Character.forDigit(random.nextInt(16), 16));
        }
        return hex.toString();
    }

    @Override
    public String toString() {
        return text.substring(0, Math.min(text.length(), 3000));
    }
}
