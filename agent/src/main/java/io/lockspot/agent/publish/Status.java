package io.lockspot.agent.publish;

import io.lockspot.agent.probe.Buckets;
import io.lockspot.agent.probe.OperationCounts;
import io.lockspot.agent.probe.Probes;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.function.Supplier;

/**
 * How the agent fares, for {@code lockspot status}: lines of words with tabs between, the first of which says what the
 * line is about. Renewed every second by the recorder's thread. Nobody has to be asked for it, so reading it loads nothing
 * into the JVM. Operations count from this start on; their times and the locks are told from the JVM's first start on,
 * because who watches compares two answers.
 */
public final class Status {

    private static final String STATUS = "lockspot.status";
    private static final String HOOKS = "lockspot.hooks";

    /** Hooks change seldom, and are many. */
    private static final int HOOKS_EVERY = 10;

    private static final int MOST_LOCKS = 50;

    private static final int FIGURES = 5;

    /**
     * What does not change while a recording runs.
     *
     * @param options those that matter to who looks, as they were given or as their defaults
     */
    public record Start(String version, String options, long epochMillis) {}

    private final Start start;
    private final LiveRecording recording;
    private final Instrumentation instrumentation;
    private final Supplier<List<List<String>>> hooks;
    private final Supplier<List<String>> said;
    private final OperationCounts[] counts = Probes.counts();
    private final long[][] before = new long[counts.length][];
    private final long failuresBefore = Probes.failures();
    private final long droppedBefore = Probes.droppedEvents();
    private int beats;

    /**
     * Counts from now on.
     *
     * @param first whether nothing has been counted in this JVM before; then nothing is to be looked up
     * @param hooks the columns of each
     * @param said what was said on stderr so far
     */
    public Status(
            boolean first,
            Start start,
            LiveRecording recording,
            Instrumentation instrumentation,
            Supplier<List<List<String>>> hooks,
            Supplier<List<String>> said) {
        this.start = start;
        this.recording = recording;
        this.instrumentation = instrumentation;
        this.hooks = hooks;
        this.said = said;
        for (int i = 0; i < counts.length; i++) {
            before[i] = first ? new long[FIGURES] : figures(counts[i]);
        }
    }

    /** To be called every second, by the recorder's thread; and once by who is waited for. */
    public synchronized void beat() {
        if (beats++ % HOOKS_EVERY == 0) {
            AgentProperties.open(instrumentation);
            writeHooks();
        }
        AgentProperties.put(STATUS, text());
    }

    /** The recording has ended, and nothing is woven any more: the last figures. */
    public void ended() {
        AgentProperties.open(instrumentation);
        AgentProperties.put(HOOKS, "");
        AgentProperties.put(STATUS, text());
    }

    private void writeHooks() {
        StringBuilder text = new StringBuilder();
        hooks.get().forEach(columns -> line(text, columns.toArray(String[]::new)));
        AgentProperties.put(HOOKS, text.toString());
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        line(text, "lockspot", "1");
        line(text, "state", recording.isRunning() ? "recording" : "ended");
        line(text, "version", start.version());
        line(text, "file", recording.file());
        line(text, "options", start.options());
        line(text, "since", Long.toString(start.epochMillis()));
        line(text, "updated", Long.toString(System.currentTimeMillis()));
        line(text, "profiler", recording.profiler());
        line(text, "probeFailures", Long.toString(Probes.failures() - failuresBefore));
        line(text, "probesOff", Long.toString(Probes.off()));
        line(text, "droppedEvents", Long.toString(Probes.droppedEvents() - droppedBefore));
        line(text, "lostDumps", Long.toString(recording.lostDumps()));
        cost(text, recording.cost());
        for (int i = 0; i < counts.length; i++) {
            operation(text, counts[i], before[i]);
        }
        for (LockFigures lock : LockFigures.read(MOST_LOCKS)) {
            line(
                    text,
                    "lock",
                    lock.lock(),
                    lock.lockClass(),
                    Long.toString(lock.waits()),
                    Long.toString(lock.waitTime()));
        }
        said.get().forEach(words -> line(text, "said", words));
        return text.toString();
    }

    private static void cost(StringBuilder text, CostFigures cost) {
        line(text, "timeInProbes", Long.toString(cost.timeInProbes()));
        line(text, "timeInProbesLow", Long.toString(cost.timeInProbesLow()));
        line(text, "timeInProbesHigh", Long.toString(cost.timeInProbesHigh()));
        line(text, "cpuTime", Long.toString(cost.cpuTime()));
        line(text, "timing", cost.timing());
        line(text, "timedEvery", Integer.toString(cost.timedEvery()));
        line(text, "turnedDown", cost.turnedDown() ? "1" : "0");
    }

    private static void operation(StringBuilder text, OperationCounts counts, long[] before) {
        long[] now = figures(counts);
        if (now[0] > before[0]) {
            String[] words = new String[now.length + 3];
            words[0] = "operation";
            words[1] = counts.implementation();
            words[2] = counts.operation();
            for (int i = 0; i < now.length; i++) {
                words[i + 3] = Long.toString(now[i] - before[i]);
            }
            line(text, words);
            long[] times = new long[Buckets.COUNT];
            counts.addTimesTo(times);
            line(text, "times", counts.implementation(), counts.operation(), new Distribution(times).text());
        }
    }

    /** Count, errors, still registered, time, time waited for locks. */
    private static long[] figures(OperationCounts counts) {
        return new long[] {
            counts.count(), counts.errors(), counts.stillRegistered(), counts.estimatedTime(), counts.lockWaitTime()
        };
    }

    /** Without line ends and tabs. Hardly a word has any, and there are many words. */
    private static String plain(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (word.charAt(i) < ' ' || word.charAt(i) == 0x7F) {
                return word.replaceAll("\\p{Cntrl}+", " ");
            }
        }
        return word;
    }

    private static void line(StringBuilder text, String... words) {
        for (int i = 0; i < words.length; i++) {
            text.append(i == 0 ? "" : "\t").append(plain(words[i]));
        }
        text.append('\n');
    }
}
