package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Lock;
import io.lockspot.analyzer.model.LockKind;
import io.lockspot.analyzer.model.LockWait;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.analyzer.read.CanonicalNames;
import io.lockspot.flamegraphs.Frame;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code lockspot.LockWait}: waits for locks that the agent itself saw, with their owner. */
final class AgentLockWaits implements EventHandler {

    static final String TYPE = "lockspot.LockWait";

    private static final int DURATION = 0;
    private static final int THREAD = 1;
    private static final int STACK = 2;
    private static final int LOCK_CLASS = 3;
    private static final int LOCK_NAME = 4;
    private static final int KIND = 5;
    private static final int OWNER = 6;
    private static final int OWNER_STACK = 7;
    private static final int SITE = 8;
    private static final int OWNER_NAME = 9;
    private static final int OWNER_STACK_THREAD = 10;

    private static final Map<String, LockKind> KINDS =
            Arrays.stream(LockKind.values()).collect(Collectors.toMap(LockKind::label, kind -> kind));

    private final RecordingBuilder into;

    /** By their texts, of one chunk. */
    private final Map<String, Stack> ownerStacks = new HashMap<>();

    private final RunOfChunk chunk;
    private final ProbedStacks stacks = new ProbedStacks();

    AgentLockWaits(RecordingBuilder into, RunOfChunk chunk) {
        this.into = into;
        this.chunk = chunk;
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of(
                "duration",
                "eventThread",
                "stackTrace",
                "lockClass",
                "lockName",
                "kind",
                "owner",
                "ownerStack",
                "site",
                "ownerName",
                "ownerStackThread");
    }

    @Override
    public void begin(Chunk chunk) {
        stacks.begin();
    }

    @Override
    public void event(Event event) {
        chunk.run().agent();
        chunk.detail();
        Stack stack = stacks.of(event, STACK);
        into.lockWait(
                Measure.LOCK_WAIT,
                new LockWait(
                        new Lock(name(event, stack), kind(event.text(KIND))),
                        event.thread(THREAD),
                        stack,
                        owner(event),
                        ownerStack(event.text(OWNER_STACK)),
                        event.nanos(DURATION),
                        0,
                        LockWait.Trace.of(event.startNanos(), event.number(THREAD), 0)));
    }

    /** The place that takes the lock, where the event has it: its name may come later. */
    private String name(Event event, Stack stack) {
        String given = event.text(LOCK_NAME);
        String name = given.isEmpty() ? LockNames.monitor(ClassNames.of(event.text(LOCK_CLASS)), stack) : given;
        String site = event.text(SITE);
        if (site.isEmpty()) {
            return name;
        }
        into.lockMetAt(site, name);
        return site;
    }

    /** Whose stack there is, which need not be who had the lock when the wait began; else that one. */
    private static String owner(Event event) {
        String seen = event.text(OWNER_STACK_THREAD);
        if (!seen.isEmpty()) {
            return seen;
        }
        String name = event.text(OWNER_NAME);
        return name.isEmpty() ? event.threadOrText(OWNER) : name;
    }

    private static LockKind kind(String label) {
        return KINDS.getOrDefault(label, LockKind.UNKNOWN);
    }

    private Stack ownerStack(String text) {
        return text.isEmpty() ? Stack.EMPTY : ownerStacks.computeIfAbsent(text, AgentLockWaits::parse);
    }

    /** One frame a line, the innermost first, as Java prints stacks; what follows the method's name is left out. */
    private static Stack parse(String text) {
        List<Frame> frames = new ArrayList<>();
        for (String line : text.split("[\n;]")) {
            String frame = line.strip();
            String call = frame.startsWith("at ") ? frame.substring(3) : frame;
            int end = call.indexOf('(');
            String method = end < 0 ? call : call.substring(0, end);
            if (!method.isEmpty()) {
                frames.add(CanonicalNames.java(method));
            }
        }
        Collections.reverse(frames);
        return frames.isEmpty() ? Stack.EMPTY : new Stack(frames);
    }
}
