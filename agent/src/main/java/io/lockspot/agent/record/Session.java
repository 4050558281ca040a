package io.lockspot.agent.record;

import io.lockspot.agent.options.LockWaitChoice;
import io.lockspot.agent.options.Options;
import io.lockspot.agent.probe.AgentHealthEvent;
import io.lockspot.agent.probe.EnvironmentEvent;
import io.lockspot.agent.probe.HookEvent;
import io.lockspot.agent.probe.Probes;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import jdk.jfr.FlightRecorder;

/** What a recorder works with once JFR is up. Not safe for threads. */
final class Session {

    final MemoryDirectory directory;
    final FlightRecording recording;
    final Dumps dumps;
    final DumpRhythm rhythm;
    final ProbeControl control;
    final Beat beat;

    private Session(
            MemoryDirectory directory, boolean fromZero, Options options, OutputFile file, Consumer<String> log) {
        this.directory = directory;
        control = new ProbeControl(options, log);
        beat = new Beat(fromZero, control);
        boolean monitors = options.lockWaits() != LockWaitChoice.NONE;
        recording =
                FlightRecording.start(directory, monitors ? Optional.of(options.lockThreshold()) : Optional.empty());
        dumps = new Dumps(recording, file, options.maxSize(), log);
        rhythm = new DumpRhythm(System.nanoTime(), options.interval().toNanos(), recording.memory());
    }

    /**
     * Starts JFR if nobody has, and a recording of the agent's events. From now on the probes write theirs. Takes longer
     * than all the rest of the agent's start.
     *
     * @param fromZero whether all counts of this JVM belong to this recording; otherwise those from now on
     * @throws IOException when there is no room for dumps
     */
    static Session open(boolean fromZero, Options options, OutputFile file, Consumer<String> log) throws IOException {
        MemoryDirectory directory = MemoryDirectory.create();
        Session session = null;
        try {
            session = new Session(directory, fromZero, options, file, log);
            FlightRecorder.register(AgentHealthEvent.class);
            FlightRecorder.register(EnvironmentEvent.class);
            FlightRecorder.register(HookEvent.class);
            Probes.writeEvents();
            return session;
        } catch (Throwable t) {
            if (session == null) {
                directory.remove();
            } else {
                session.abandon();
            }
            throw t;
        }
    }

    /** Ends what {@link #open} began, without a last dump. */
    void abandon() {
        recording.stop();
        close();
    }

    /** After the end of the recording: JFR is as it was before. */
    void close() {
        recording.giveRepositoryBack();
        directory.remove();
    }
}
