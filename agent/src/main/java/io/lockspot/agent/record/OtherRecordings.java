package io.lockspot.agent.record;

import java.util.List;
import java.util.Map;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * Watches the JVM's other JFR recordings. All recordings share their chunks: what one of them enables appears in the
 * dumps of all.
 */
final class OtherRecordings implements FlightRecorderListener {

    /** Events that hold arguments, properties and environment variables, and with them secrets. */
    static final List<String> SECRETIVE =
            List.of("jdk.InitialEnvironmentVariable", "jdk.InitialSystemProperty", "jdk.JVMInformation");

    private final Recording own;
    private volatile boolean sinceLastDump;

    OtherRecordings(Recording own) {
        this.own = own;
        FlightRecorder.addListener(this);
    }

    @Override
    public void recordingStateChanged(Recording recording) {
        if (isSecretive(recording)) {
            sinceLastDump = true;
        }
    }

    /** Whether what was recorded since the last call may hold secrets. */
    boolean mayHaveLeftSecrets() {
        boolean left = sinceLastDump;
        sinceLastDump =
                FlightRecorder.getFlightRecorder().getRecordings().stream().anyMatch(this::isSecretive);
        return left || sinceLastDump;
    }

    void forget() {
        FlightRecorder.removeListener(this);
    }

    private boolean isSecretive(Recording recording) {
        if (recording.getId() == own.getId() || recording.getState() == RecordingState.NEW) {
            return false;
        }
        Map<String, String> settings = recording.getSettings();
        return SECRETIVE.stream().anyMatch(event -> "true".equals(settings.get(event + "#enabled")));
    }
}
