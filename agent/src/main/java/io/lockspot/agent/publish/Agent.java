package io.lockspot.agent.publish;

import io.lockspot.agent.probe.EpollControlCounts;
import io.lockspot.agent.probe.Probes;
import java.io.IOException;
import java.util.stream.Stream;

/** The bean behind {@link AgentMXBean}: reads the counters when it is asked. Safe for all threads. */
final class Agent implements AgentMXBean {

    private static final int MOST_LOCKS = 20;

    private final String version;
    private final LiveRecording recording;

    Agent(String version, LiveRecording recording) {
        this.version = version;
        this.recording = recording;
    }

    @Override
    public String getVersion() {
        return version;
    }

    @Override
    public boolean isRecording() {
        return recording.isRunning();
    }

    @Override
    public String getFile() {
        return recording.file();
    }

    @Override
    public OperationRow[] getOperations() {
        return OperationFigures.read().stream().map(OperationRow::new).toArray(OperationRow[]::new);
    }

    @Override
    public LockRow[] getTopLocks() {
        return LockFigures.read(MOST_LOCKS).stream().map(LockRow::new).toArray(LockRow[]::new);
    }

    @Override
    public EpollRow[] getEpollControl() {
        return Stream.of(Probes.epollControl())
                .filter(Agent::wasSeen)
                .map(EpollRow::new)
                .toArray(EpollRow[]::new);
    }

    private static boolean wasSeen(EpollControlCounts counts) {
        return counts.adds() + counts.modifies() + counts.deletes() + counts.notFound() > 0;
    }

    @Override
    public HealthRow getHealth() {
        return new HealthRow(recording);
    }

    @Override
    public String dump() throws IOException {
        recording.dump();
        return recording.file();
    }

    @Override
    public String stop() throws IOException {
        recording.stop();
        return recording.file();
    }
}
