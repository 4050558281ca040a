package io.lockspot.agent.record;

import io.lockspot.agent.options.BadOptionException;
import io.lockspot.agent.probe.OwnerWatch;
import io.lockspot.agent.probe.Probes;
import io.lockspot.agent.probe.Settings;
import java.lang.instrument.Instrumentation;
import java.util.function.Consumer;

/**
 * The ways in which a recording ends: at the JVM's exit; before it, so that the JVM goes on without; or because the start
 * failed when the program ran already. Safe for all threads.
 */
final class RecordingEnd {

    private final AgentRecording recording;
    private final Woven woven;
    private final Instrumentation instrumentation;
    private final Consumer<String> log;
    private final Faults faults;
    private volatile boolean exiting;

    RecordingEnd(
            AgentRecording recording,
            Woven woven,
            Instrumentation instrumentation,
            Consumer<String> log,
            Faults faults) {
        this.recording = recording;
        this.woven = woven;
        this.instrumentation = instrumentation;
        this.log = log;
        this.faults = faults;
    }

    /** Has the JVM end the recording at its exit, behind the application's own hooks and before JFR's. */
    void place() {
        ExitHook.place(
                new Runnable() {
                    @Override
                    public void run() {
                        exiting = true;
                        end();
                    }
                },
                new Runnable() {
                    @Override
                    public void run() {
                        recording.removeDirectory();
                    }
                });
    }

    /** Whether the JVM has come to its end. */
    boolean isExiting() {
        return exiting;
    }

    /** Must follow {@link #place}, and is slow. */
    void takePlace() {
        ExitHook.take(instrumentation);
    }

    /** Ends the recording, once. The probes stop counting before the last summary, so nothing is counted that is not in the file. */
    void end() {
        synchronized (recording) {
            if (recording.hasEnded()) {
                return;
            }
            Probes.ignoreThisThread();
            Settings.active = false;
            OwnerWatch.stop();
            try {
                if (hasBegun()) {
                    recording.finish();
                }
            } catch (Throwable t) {
                faults.say("the end of the recording is missing: ", t);
            } finally {
                recording.close();
                woven.ended();
            }
        }
    }

    /** Begins what a program was too short for. */
    private boolean hasBegun() {
        if (!recording.hasBegun()) {
            try {
                JavaInternals.withHooks(instrumentation, recording::begin);
            } catch (Throwable t) {
                sayDisabled(t);
                return false;
            }
        }
        return true;
    }

    private void sayDisabled(Throwable failure) {
        boolean refused = failure instanceof BadOptionException;
        faults.say("disabled: ", refused ? failure.getMessage() : failure);
    }

    /**
     * The JVM goes on without the recording, which has ended: all is as it was before. At the JVM's exit nothing is done:
     * the JVM may be gone in the middle of it, and nobody needs it any more.
     */
    void release() {
        if (exiting) {
            return;
        }
        try {
            woven.remove();
        } finally {
            ExitHook.clear();
            recording.giveBack();
            woven.removed();
        }
    }

    /**
     * The start has failed while the program runs already, which goes on as without the agent.
     *
     * @return whether that is so; at the JVM's exit the end tries once more
     */
    boolean refuse(Throwable failure) {
        if (exiting || JavaInternals.isExiting()) {
            return false;
        }
        sayDisabled(failure);
        Settings.active = false;
        try {
            recording.abandon();
            woven.remove();
        } catch (Throwable t) {
            faults.say("not all could be taken back: ", t);
        }
        ExitHook.clear();
        woven.ended();
        woven.removed();
        return true;
    }
}
