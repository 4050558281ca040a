package io.lockspot.agent.record;

import io.lockspot.agent.options.ProfilerChoice;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** Chooses the best profile that can be had. */
final class Profiles {

    private static final Duration JFR_PERIOD = Duration.ofMillis(20);

    private Profiles() {}

    /** Starts sampling; never fails, for there is always JFR's own. */
    static CpuProfile start(ProfilerChoice choice, Path directory, FlightRecording recording, Consumer<String> log) {
        if (choice == ProfilerChoice.OFF) {
            return new CpuProfile.Elsewhere("off");
        }
        CpuProfile profile = best(directory, recording);
        if (choice == ProfilerChoice.CPU && !profile.hasKernelFrames()) {
            log.accept("warning: profiler=cpu cannot have kernel frames here: " + profile.description());
        }
        return profile;
    }

    private static CpuProfile best(Path directory, FlightRecording recording) {
        try {
            return AsyncProfile.start(directory, Kernel.running());
        } catch (UnavailableException e) {
            return fromJfr(recording, e.getMessage());
        } catch (LinkageError | RuntimeException e) {
            return fromJfr(recording, e.toString());
        }
    }

    private static CpuProfile fromJfr(FlightRecording recording, String reason) {
        recording.sampleThreads(JFR_PERIOD);
        return new CpuProfile.Elsewhere("JFR's samples without kernel frames; async-profiler: " + reason);
    }
}
