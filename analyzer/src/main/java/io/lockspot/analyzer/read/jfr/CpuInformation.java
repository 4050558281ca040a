package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import java.util.List;

/** {@code jdk.CPUInformation}: how many CPUs there are, for recordings that the agent did not write. */
final class CpuInformation implements EventHandler {

    private final RecordingBuilder into;

    CpuInformation(RecordingBuilder into) {
        this.into = into;
    }

    @Override
    public String type() {
        return "jdk.CPUInformation";
    }

    @Override
    public List<String> fields(TypeDescriptor type) {
        return List.of("hwThreads");
    }

    @Override
    public void event(Event event) {
        if (event.number(0) > 0) {
            into.environment("cpus", Long.toString(event.number(0)));
        }
    }
}
