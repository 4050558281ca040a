package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.Hook;
import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** {@code lockspot.Hook}: what became of every method that the agent knows to probe; the latest word counts. */
final class AgentHooks implements EventHandler {

    private static final List<String> FIELDS =
            List.of("implementation", "operation", "className", "method", "descriptor", "versions", "state", "reason");

    /** More than any agent has; more are not kept. */
    private static final int MOST = 4096;

    /** As many as a warning can bear. */
    private static final int NAMED = 3;

    private final Map<String, Hook> hooks = new LinkedHashMap<>();

    @Override
    public String type() {
        return "lockspot.Hook";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return FIELDS;
    }

    @Override
    public void event(Event event) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < FIELDS.size(); i++) {
            texts.add(event.text(i));
        }
        // JDK 17 may lose a text in the last chunk of a run.
        if (!texts.subList(0, 5).contains("") && !texts.get(6).isEmpty()) {
            put(new Hook(
                    texts.get(0),
                    texts.get(1),
                    texts.get(2),
                    texts.get(3),
                    texts.get(4),
                    texts.get(5),
                    texts.get(6),
                    texts.get(7)));
        }
    }

    private void put(Hook hook) {
        String key = hook.text() + hook.descriptor();
        if (hooks.size() < MOST || hooks.containsKey(key)) {
            hooks.put(key, hook);
        }
    }

    void add(AgentHooks next) {
        next.hooks.values().forEach(this::put);
    }

    void finish(RecordingBuilder into) {
        into.hooks(hooks.values());
        warn(into, Hook::isMissing, "missing-hooks", " could not be woven, so what they measure is not counted: ");
        warn(into, h -> h.isOff() && !h.isLeftOut(), "hooks-off", " are turned off, so the counts are too low: ");
    }

    private void warn(RecordingBuilder into, Predicate<Hook> which, String code, String what) {
        List<Hook> found = hooks.values().stream().filter(which).toList();
        if (!found.isEmpty()) {
            StringBuilder text = new StringBuilder(into.file())
                    .append(": ")
                    .append(found.size())
                    .append(" of ")
                    .append(hooks.size())
                    .append(" hooks")
                    .append(what);
            for (Hook hook : found.subList(0, Math.min(NAMED, found.size()))) {
                text.append(hook.text());
                text.append(hook.reason().isEmpty() ? "" : ": " + hook.reason()).append("; ");
            }
            text.append(found.size() > NAMED ? "and " + (found.size() - NAMED) + " more; " : "");
            into.warn(code, text.append("lockspot doctor says more").toString());
        }
    }
}
