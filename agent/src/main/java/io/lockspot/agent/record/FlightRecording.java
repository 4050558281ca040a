package io.lockspot.agent.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * The JFR recording: in memory only, and of named events only. What may hold secrets (arguments, properties, environment
 * variables) is not among them. Not safe for threads.
 */
final class FlightRecording {

    private static final long MOST_MEMORY = 32 << 20;

    private final MemoryDirectory directory;
    private final Recording recording;
    private final OtherRecordings others;
    private final long memory;

    private FlightRecording(MemoryDirectory directory, Recording recording, long memory) {
        this.directory = directory;
        this.recording = recording;
        this.memory = memory;
        this.others = new OtherRecordings(recording);
    }

    /** Starts recording. Settings that count for the whole JVM are only touched when nobody else records. */
    static FlightRecording start(MemoryDirectory directory, Duration lockThreshold) {
        long memory = Math.min(MOST_MEMORY, directory.room() / 4);
        if (!FlightRecorder.isInitialized()
                || FlightRecorder.getFlightRecorder().getRecordings().isEmpty()) {
            JfrInternals.repositoryAt(directory.path());
            JfrInternals.memory(memory);
        }
        Recording recording = new Recording();
        recording.setName("lockspot");
        recording.setToDisk(false);
        enable(recording, lockThreshold);
        FlightRecording started = new FlightRecording(directory, recording, memory);
        recording.start();
        return started;
    }

    private static void enable(Recording recording, Duration lockThreshold) {
        for (String name :
                new String[] {"Operation", "OperationSummary", "LockWait", "EpollControl", "AgentHealth", "Environment"
                }) {
            recording.enable("lockspot." + name);
        }
        recording.enable("jdk.JavaMonitorEnter").withThreshold(lockThreshold).withStackTrace();
        recording.enable("jdk.GarbageCollection");
        recording.enable("jdk.CPULoad").withPeriod(Duration.ofSeconds(1));
        recording.enable("jdk.DataLoss");
        for (String secretive : OtherRecordings.SECRETIVE) {
            recording.disable(secretive);
        }
        recording.disable("jdk.ThreadPark");
    }

    /** Adds samples of running Java threads, for want of a better profiler. */
    void sampleThreads(Duration period) {
        recording.enable("jdk.ExecutionSample").withPeriod(period);
        recording.enable("jdk.NativeMethodSample").withPeriod(period);
    }

    /** How many bytes the recording holds before it forgets the oldest. */
    long memory() {
        return memory;
    }

    /**
     * Writes what came since the dump before to a file. A dump passes through JFR's repository, and one that does not
     * fit there would end the JVM; so there must be room for several.
     *
     * @throws DumpSkippedException when there is not, or when the dump would hold what must not be recorded
     */
    Path dump() throws IOException, DumpSkippedException {
        long room = directory.room();
        if (room < 3 * memory) {
            throw new DumpSkippedException("only " + (room >> 20) + " MiB are free in " + directory.path()
                    + ", and a dump may need " + (3 * memory >> 20));
        }
        boolean secrets = others.mayHaveLeftSecrets();
        Path file = directory.path().resolve("events.jfr");
        Files.deleteIfExists(file);
        recording.dump(file);
        if (secrets) {
            Files.delete(file);
            throw new DumpSkippedException("another JFR recording of this JVM writes system properties, environment"
                    + " variables or arguments, and lockspot's file must not hold them: use settings without them");
        }
        return file;
    }

    /** Ends the recording; what was not dumped is gone. */
    void stop() {
        others.forget();
        recording.close();
    }
}
