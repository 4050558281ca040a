package io.lockspot.analyzer.cli.bench;

import io.lockspot.analyzer.cli.live.Proc;
import io.lockspot.analyzer.model.bench.Machine;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks Linux what machine this is. */
final class MachineFacts {

    private static final Pattern MODEL = Pattern.compile("(?m)^(?:model name|Model|cpu model)\\s*:\\s*(.+)$");
    private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s*(\\d{1,15}) kB");

    private MachineFacts() {}

    static Machine now(Proc proc) {
        Matcher memory = MEMORY.matcher(text(proc, "proc/meminfo"));
        Matcher model = MODEL.matcher(text(proc, "proc/cpuinfo"));
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                model.find() ? model.group(1).strip() : System.getProperty("os.arch", ""),
                memory.find() ? Long.parseLong(memory.group(1)) << 10 : 0,
                text(proc, "proc/sys/kernel/osrelease"),
                text(proc, "sys/devices/system/cpu/cpu0/cpufreq/scaling_governor"),
                load(proc),
                OptionalDouble.empty());
    }

    /** The load average of the last minute. */
    static OptionalDouble load(Proc proc) {
        String first = text(proc, "proc/loadavg").split(" ")[0];
        return first.matches("\\d{1,6}\\.\\d+") ? OptionalDouble.of(Double.parseDouble(first)) : OptionalDouble.empty();
    }

    private static String text(Proc proc, String file) {
        return proc.read(file).orElse("").strip();
    }
}
