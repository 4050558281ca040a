package io.lockspot.agent.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * The JFR recording: in memory only, and of named events only. What may hold secrets (arguments, properties, environment
 * variables) is not among them, not even when another recording of this JVM enables it. Not safe for threads.
 */
final class FlightRecording {

    private static final String NAME = "lockspot";
    private static final long MOST_MEMORY = 32 << 20;

    private static final Set<String> EVENTS = Set.of(
            "lockspot.Operation",
            "lockspot.OperationSummary",
            "lockspot.LockWait",
            "lockspot.LockName",
            "lockspot.EpollControl",
            "lockspot.AgentHealth",
            "lockspot.Environment",
            "lockspot.Hook",
            "jdk.JavaMonitorEnter",
            "jdk.GarbageCollection",
            "jdk.CPULoad",
            "jdk.DataLoss");

    /** Behind an event's name, the key of the setting. */
    private static final String ENABLED = "#enabled";

    private static final String SETTINGS = "jdk.ActiveSetting";
    private static final Set<String> SAMPLES = Set.of("jdk.ExecutionSample", "jdk.NativeMethodSample");

    private final MemoryDirectory directory;
    private final Optional<Duration> lockThreshold;
    private final long memory;
    private final OtherRecordings others = new OtherRecordings(NAME);
    private final TextNumbers texts = TextNumbers.mended();
    private Duration samplePeriod = Duration.ZERO;
    private Recording recording;

    /** Where JFR's repository was before; null when it was left there. */
    private final Path repository;

    private FlightRecording(MemoryDirectory directory, Optional<Duration> lockThreshold, long memory, Path repository) {
        this.repository = repository;
        this.directory = directory;
        this.lockThreshold = lockThreshold;
        this.memory = memory;
        this.recording = create(false);
        recording.start();
    }

    /**
     * Starts recording. Settings that count for the whole JVM are only touched when nobody else records.
     *
     * @param lockThreshold waits for monitors that take longer become events; none when empty
     */
    static FlightRecording start(MemoryDirectory directory, Optional<Duration> lockThreshold) {
        long memory = Math.min(MOST_MEMORY, directory.room() / 4);
        Path repository = null;
        if (!FlightRecorder.isInitialized()
                || FlightRecorder.getFlightRecorder().getRecordings().isEmpty()) {
            repository = JfrInternals.repository();
            JfrInternals.repositoryAt(directory.path());
            JfrInternals.memory(memory);
        }
        FlightRecorder.getFlightRecorder();
        JfrInternals.initialiseHandlers();
        return new FlightRecording(directory, lockThreshold, memory, repository);
    }

    /** What others enable besides is blanked out of the dumps. */
    private Recording create(boolean toDisk) {
        Recording created = new Recording();
        created.setName(NAME);
        created.setToDisk(toDisk);
        EVENTS.stream().filter(name -> name.startsWith("lockspot.")).forEach(created::enable);
        lockThreshold.ifPresent(threshold ->
                created.enable("jdk.JavaMonitorEnter").withThreshold(threshold).withStackTrace());
        created.enable("jdk.GarbageCollection");
        // Without any event that comes by itself, JDK 17 would look for one every 20 ms.
        created.enable("jdk.CPULoad").withPeriod(Duration.ofSeconds(1));
        created.enable("jdk.DataLoss");
        sampleThreads(created);
        leaveOutOthers(created);
        return created;
    }

    /**
     * Disables what the application brings. Where nothing is said, Flight Recorder records each event of its own classes,
     * with a stack; of the JDK's it records none. Of a class that is loaded later, nothing can be said before.
     */
    private static void leaveOutOthers(Recording changed) {
        Map<String, String> settings = new HashMap<>(changed.getSettings());
        int said = settings.size();
        for (EventType type : FlightRecorder.getFlightRecorder().getEventTypes()) {
            if (!type.getName().startsWith("jdk.")) {
                settings.putIfAbsent(type.getName() + ENABLED, "false");
            }
        }
        if (settings.size() > said) {
            changed.setSettings(settings);
        }
    }

    /** Adds samples of running Java threads, for want of a better profiler. */
    void sampleThreads(Duration period) {
        samplePeriod = period;
        sampleThreads(recording);
    }

    private void sampleThreads(Recording sampled) {
        if (!samplePeriod.isZero()) {
            SAMPLES.forEach(event -> sampled.enable(event).withPeriod(samplePeriod));
            // It tells the period, without which a sample is no time.
            sampled.enable(SETTINGS);
        }
    }

    /** Samples that somebody else's recording takes would count twice beside async-profiler's. */
    private Set<String> kept() {
        Set<String> kept = new HashSet<>(EVENTS);
        if (!samplePeriod.isZero()) {
            kept.addAll(SAMPLES);
            kept.add(SETTINGS);
        }
        return kept;
    }

    /** How many bytes the recording holds before it forgets the oldest. */
    long memory() {
        return memory;
    }

    /**
     * Writes what came since the dump before to a file. A dump passes through JFR's repository, and one that does not
     * fit there would end the JVM; so there must be room for several.
     *
     * @throws DumpSkippedException when there is not
     */
    Path dump() throws IOException, DumpSkippedException {
        long room = directory.room();
        if (room < 3 * memory) {
            throw new DumpSkippedException("only " + (room >> 20) + " MiB are free in " + directory.path()
                    + " or JFR's repository, and a dump may need " + (3 * memory >> 20));
        }
        Path file = directory.path().resolve("events.jfr");
        Files.deleteIfExists(file);
        texts.beginDump();
        try {
            if (recording.isToDisk() || others.writeToDisk()) {
                dumpFromDisk(file);
            } else {
                recording.dump(file);
            }
        } finally {
            texts.endDump();
        }
        new Redaction(kept()).apply(file);
        leaveOutOthers(recording);
        return file;
    }

    /**
     * While another recording writes to disk, JFR keeps nothing in memory: our events are in chunks on disk, from which
     * each dump takes a recording's whole life. So every dump has a recording of its own. The next starts before this
     * one stops; the chunk between is in both, and counts for the next.
     */
    private void dumpFromDisk(Path file) throws IOException, DumpSkippedException {
        if (!recording.isToDisk() && !JfrInternals.joinDisk(recording)) {
            throw new DumpSkippedException("another JFR recording of this JVM writes to disk, and this JDK does not let"
                    + " lockspot have its share");
        }
        Recording next = create(true);
        next.start();
        recording.stop();
        recording.dump(file);
        recording.close();
        recording = next;
        Chunks.dropLast(file);
    }

    /** To be called once it has ended and the JVM goes on: what JFR writes from now on is where it would be without. */
    void giveRepositoryBack() {
        if (repository != null) {
            JfrInternals.repositoryAt(repository);
        }
    }

    /** Ends the recording; what was not dumped is gone. */
    void stop() {
        others.forget();
        recording.close();
        texts.giveBack();
    }
}
