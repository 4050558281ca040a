package io.lockspot.analyzer.read.jfr;

import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.analyzer.model.Stack;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;

/** Whether a CPU profile saw into the kernel, and why not: a share of 0 that means "could not see" must not be shown. */
final class KernelFrames {

    private static final String REMEDY = "profile with event=cpu, kernel.perf_event_paranoid at 1 or lower and"
            + " kernel.kptr_restrict at 0, or with CAP_PERFMON and CAP_SYSLOG";

    private long samples;
    private String reason = "";

    /** @param settings of the chunk that these CPU samples of async-profiler are from */
    void counted(long count, ProfilerSettings settings) {
        samples += count;
        reason = reason(settings);
    }

    private static String reason(ProfilerSettings settings) {
        String event = settings.asyncProfiler("event");
        String engine = settings.asyncProfiler("engine");
        String timer = engine.isEmpty() ? event : engine;
        if (timer.equals("ctimer") || timer.equals("itimer")) {
            return "async-profiler ran with " + timer + ", which does not see into the kernel";
        }
        if (settings.userOnly()) {
            return "async-profiler was told to leave the kernel out (alluser)";
        }
        if (settings.asyncProfiler("kernelSymbols").equals("false")) {
            return "async-profiler could not read the kernel's symbols";
        }
        return "the kernel did not let async-profiler look, or the program never entered it";
    }

    /**
     * @param seen whether async-profiler's samples have kernel frames
     * @param jdkOnly whether there is a CPU profile, but by the JDK
     */
    void warn(RecordingBuilder into, boolean seen, boolean jdkOnly) {
        if (jdkOnly) {
            warn(into, "the JDK's own sampler sees Java frames only");
        } else if (samples > 0 && !seen) {
            warn(into, reason);
        }
    }

    static boolean hasKernelFrame(Stack stack) {
        for (Frame frame : stack.frames()) {
            if (frame.kind() == FrameKind.KERNEL) {
                return true;
            }
        }
        return false;
    }

    private static void warn(RecordingBuilder into, String why) {
        into.warn(
                "no-kernel-frames",
                into.file() + ": the CPU profile has no kernel frames: " + why + "; to see kernel locks, " + REMEDY);
    }
}
