package io.lockspot.analyzer.report;

import io.lockspot.analyzer.model.RecordingInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What limited a recorded process, as the agent found it: control groups, permissions, options. */
final class Surroundings {

    private Surroundings() {}

    /** The limits of its control group; empty when there is none. */
    static List<String> limits(RecordingInfo info) {
        List<String> limits = new ArrayList<>();
        long cpus = number(info, "cpuLimit");
        if (cpus > 0) {
            limits.add(String.format(Locale.ROOT, "limited to %s CPUs", Units.number(cpus / 1000.0)) + cgroup(info));
        }
        long memory = number(info, "memoryLimit");
        if (memory > 0) {
            limits.add("limited to " + Units.count(memory >> 20) + " MiB" + (cpus > 0 ? "" : cgroup(info)));
        }
        return limits;
    }

    /** What explains the rest of the report: how far profilers were let, and what was not measured. */
    static List<String> lines(RecordingInfo info) {
        List<String> lines = new ArrayList<>();
        Map<String, String> environment = info.environment();
        String machine = environment.getOrDefault("machineCpus", "0");
        if (!machine.equals("0") && !machine.equals(environment.get("cpus"))) {
            lines.add("the machine has " + machine + " CPUs");
        }
        String release = environment.getOrDefault("epollRelease", "");
        if (!release.isEmpty()) {
            lines.add("release of epoll: " + release);
        }
        String permissions = environment.getOrDefault("permissions", "");
        if (!permissions.isEmpty()) {
            lines.add("permissions: " + permissions);
        }
        switch (environment.getOrDefault("lockWaits", "all")) {
            case "operations" ->
                lines.add("waits for java.util.concurrent locks were measured below operations only (lockWaits)");
            case "none" -> lines.add("waits for locks were not measured (lockWaits)");
            default -> {}
        }
        return lines;
    }

    private static String cgroup(RecordingInfo info) {
        String version = info.environment().getOrDefault("cgroup", "");
        return version.isEmpty() ? "" : " (cgroup " + version + ")";
    }

    private static long number(RecordingInfo info, String key) {
        String value = info.environment().getOrDefault(key, "");
        return value.matches("[0-9]{1,18}") ? Long.parseLong(value) : 0;
    }
}
