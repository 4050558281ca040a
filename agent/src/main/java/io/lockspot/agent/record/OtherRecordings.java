package io.lockspot.agent.record;

import java.nio.file.Path;
import jdk.jfr.FlightRecorder;
import jdk.jfr.FlightRecorderListener;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/**
 * Watches for recordings of others that write to disk. When one starts, JFR's repository goes back to where it would be
 * without the agent: what others write may be more than memory can hold, and JFR ends the JVM when its repository is full.
 */
final class OtherRecordings implements FlightRecorderListener {

    private final String ownName;

    OtherRecordings(String ownName) {
        this.ownName = ownName;
        FlightRecorder.addListener(this);
    }

    @Override
    public void recordingStateChanged(Recording recording) {
        if (writesToDisk(recording)) {
            JfrInternals.repositoryAt(Path.of(System.getProperty("java.io.tmpdir")));
        }
    }

    /** Whether some recording other than the agent's writes to disk now. */
    boolean writeToDisk() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream().anyMatch(this::writesToDisk);
    }

    void forget() {
        FlightRecorder.removeListener(this);
    }

    /** Our dumps are copies that bear our name. */
    private boolean writesToDisk(Recording recording) {
        return recording.getState() == RecordingState.RUNNING
                && recording.isToDisk()
                && !recording.getName().equals(ownName);
    }
}
