package io.lockspot.analyzer.read.jfr;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code jdk.ActiveSetting} of one chunk; async-profiler writes one for each of its options. */
final class ActiveSettings implements EventHandler {

    private static final int ID = 0;
    private static final int NAME = 1;
    private static final int VALUE = 2;

    private final Map<String, String> values = new HashMap<>();
    private boolean any;
    private boolean asyncProfiler;

    @Override
    public String type() {
        return "jdk.ActiveSetting";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of("id", "name", "value");
    }

    @Override
    public void begin(Chunk chunk) {
        asyncProfiler = chunk.asyncProfiler();
    }

    @Override
    public void event(Event event) {
        any = true;
        TypeDescriptor of = event.chunk().metadata().type(event.number(ID));
        boolean samples = of != null && of.name().equals(ProfilerSettings.SAMPLES);
        if (asyncProfiler || samples) {
            values.put((samples ? ProfilerSettings.SAMPLES + "#" : "") + event.text(NAME), event.text(VALUE));
        }
    }

    /** Whether async-profiler wrote the chunk, and so the settings are its own. */
    boolean asyncProfiler() {
        return asyncProfiler;
    }

    /** Whether the chunk has settings at all. */
    boolean any() {
        return any;
    }

    /** Those that matter here; of the sample event's own, with its name in front. */
    Map<String, String> values() {
        return values;
    }
}
