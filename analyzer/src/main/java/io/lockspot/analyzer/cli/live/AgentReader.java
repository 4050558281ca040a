package io.lockspot.analyzer.cli.live;

import io.lockspot.analyzer.model.AgentStatus;
import io.lockspot.analyzer.model.Hook;
import io.lockspot.analyzer.model.Jvm;
import io.lockspot.analyzer.model.LiveTimes;
import io.lockspot.analyzer.model.OperationKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads what the agent leaves in the JVM's agent properties: lines of words with tabs between, the first of which says
 * what the line is about. What is not understood is passed over: the agent may be of another version.
 */
final class AgentReader {

    private static final Set<String> HEALTH = Set.of(
            "probeFailures",
            "probesOff",
            "droppedEvents",
            "lostDumps",
            "timeInProbes",
            "timeInProbesLow",
            "timeInProbesHigh",
            "cpuTime",
            "timedEvery",
            "turnedDown");

    /**
     * What became of the last load of the agent.
     *
     * @param number of the load, 0 when there was none
     * @param outcome {@code started}, {@code refused}, {@code ignored}, {@code detached}, {@code dumped}
     */
    record Answer(int number, String outcome, String reason) {}

    private AgentReader() {}

    static Answer answer(Properties properties) {
        String[] words = properties.getProperty("lockspot.answer", "").split("\t", -1);
        return words.length < 3 ? new Answer(0, "", "") : new Answer((int) number(words[0]), words[1], words[2]);
    }

    /** Empty when no agent has ever been in that JVM. */
    static Optional<AgentStatus> status(Jvm jvm, Properties properties) {
        String text = properties.getProperty("lockspot.status", "");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        Map<String, Long> health = new HashMap<>();
        List<String[]> counted = new ArrayList<>();
        Map<OperationKey, LiveTimes> times = new HashMap<>();
        List<AgentStatus.LockWaits> locks = new ArrayList<>();
        List<String> said = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] words = line.split("\t", -1);
            if (words.length == 2 && HEALTH.contains(words[0])) {
                health.put(words[0], number(words[1]));
            } else if (words.length == 2 && words[0].equals("said")) {
                said.add(words[1]);
            } else if (words.length >= 8 && words[0].equals("operation")) {
                counted.add(words);
            } else if (words.length == 4 && words[0].equals("times")) {
                times.put(new OperationKey(words[2], words[1]), times(words[3]));
            } else if (words.length >= 5 && words[0].equals("lock")) {
                locks.add(new AgentStatus.LockWaits(words[1], words[2], number(words[3]), number(words[4])));
            } else if (words.length == 2) {
                values.put(words[0], words[1]);
            }
        }
        return Optional.of(new AgentStatus(
                jvm,
                values.getOrDefault("state", "unknown"),
                values.getOrDefault("version", "unknown"),
                values.getOrDefault("file", ""),
                values.getOrDefault("options", ""),
                number(values.get("since")),
                number(values.get("updated")),
                values.getOrDefault("profiler", ""),
                values.getOrDefault("timing", ""),
                health,
                counted.stream().map(words -> operation(words, times)).toList(),
                locks,
                hooks(properties.getProperty("lockspot.hooks", "")),
                said));
    }

    private static AgentStatus.Operation operation(String[] words, Map<OperationKey, LiveTimes> times) {
        OperationKey key = new OperationKey(words[2], words[1]);
        return new AgentStatus.Operation(
                key,
                number(words[3]),
                number(words[4]),
                number(words[5]),
                number(words[6]),
                number(words[7]),
                times.getOrDefault(key, LiveTimes.NONE));
    }

    /** Such as {@code 1023:5 2047:12}. */
    private static LiveTimes times(String text) {
        SortedMap<Long, Long> counts = new TreeMap<>();
        for (String pair : text.split(" ")) {
            int colon = pair.indexOf(':');
            long count = colon < 0 ? 0 : number(pair.substring(colon + 1));
            if (count > 0) {
                counts.merge(number(pair.substring(0, colon)), count, Long::sum);
            }
        }
        return new LiveTimes(counts);
    }

    static List<Hook> hooks(String text) {
        List<Hook> hooks = new ArrayList<>();
        for (String line : text.split("\n")) {
            String[] w = line.split("\t", -1);
            if (w.length >= 8) {
                hooks.add(new Hook(w[0], w[1], w[2], w[3], w[4], w[5], w[6], w[7]));
            }
        }
        return hooks;
    }

    private static long number(String text) {
        try {
            return text == null ? 0 : Long.parseLong(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
