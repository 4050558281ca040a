package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.RecordingBuilder;
import io.lockspot.flamegraphs.Frame;
import io.lockspot.flamegraphs.FrameKind;
import java.util.List;

/** What is to be known of counts that were made of system calls, or why there are none. */
final class SyscallWarnings {

    /** When so many calls have no other end, so many others are missing altogether; percent. */
    private static final int TOO_MANY = 5;

    private String sampled = "";
    private long unpaired;
    private long unseenCloses;
    private long withoutTime;
    private long unknownArchitecture;
    private boolean withoutProcess;
    private boolean releasedLater;

    void sampled(String event) {
        sampled = event;
    }

    void unpaired() {
        unpaired++;
    }

    /** A descriptor was registered that had been already: it was closed in between. */
    void unseenClose() {
        unseenCloses++;
    }

    void withoutTime() {
        withoutTime++;
    }

    void withoutProcess() {
        withoutProcess = true;
    }

    void unknownArchitecture() {
        unknownArchitecture++;
    }

    /** Whether the kernel releases files on the way back to the program, after the call ended. */
    void look(List<Frame> frames) {
        for (int i = frames.size() - 1; i > 0 && !releasedLater; i--) {
            releasedLater = is(frames.get(i), "__fput") && later(frames, i);
        }
    }

    private static boolean later(List<Frame> frames, int below) {
        return is(frames.get(below - 1), "task_work_run") || below > 1 && is(frames.get(below - 2), "task_work_run");
    }

    private static boolean is(Frame frame, String name) {
        return frame.kind() == FrameKind.KERNEL && frame.name().equals(name);
    }

    /** Whether what was counted is a count. */
    boolean counts(long calls) {
        return sampled.isEmpty() && unpaired * 100 <= TOO_MANY * (calls + unpaired);
    }

    void report(long calls, RecordingBuilder into) {
        if (!sampled.isEmpty()) {
            into.warn(
                    "sampled-syscalls",
                    into.file() + ": " + sampled + " was recorded at intervals, not each time, so operations are not"
                            + " counted; give the interval to the clock alone, perf record -e cpu-clock/freq=999/ -e "
                            + sampled + " …, and leave -F and -c out");
        } else if (unpaired > 0) {
            into.warn(
                    "unpaired-syscalls",
                    into.file() + ": " + unpaired + " system calls were seen to begin or to end, and not both; "
                            + (counts(calls)
                                    ? "they are not counted"
                                    : "that is too many, so operations are not counted")
                            + " (lost events; perf record -m takes larger buffers)");
        }
        if (unseenCloses > 0) {
            into.warn(
                    "unseen-closes",
                    into.file() + ": " + unseenCloses + (unseenCloses == 1 ? " descriptor was" : " descriptors were")
                            + " closed unseen, so there were more operations than are counted: events were lost (perf"
                            + " record -m takes larger buffers), or the program closes otherwise than by close");
        }
        if (calls > 0 && withoutProcess) {
            into.warn(
                    "no-process-ids",
                    into.file() + ": does not tell which process a thread is of, so it is not known which descriptors"
                            + " were still registered when they were closed; print it with perf script -F "
                            + PerfProcess.FIELDS);
        }
        if (calls > 0 && releasedLater) {
            into.warn(
                    "release-after-close",
                    into.file()
                            + ": this kernel releases files on the way back to the program (task_work_run → __fput),"
                            + " after close has ended, so the times of close do not have the release in them;"
                            + " breakdown --per close does");
        }
        if (withoutTime > 0) {
            into.warn(
                    "syscalls-without-time",
                    into.file() + ": " + withoutTime + " events of system calls have no time or no thread and are not"
                            + " counted; print them with perf script -F +time,+tid");
        }
        if (unknownArchitecture > 0) {
            into.warn(
                    "unknown-architecture",
                    into.file() + ": " + unknownArchitecture + " events raw_syscalls are not counted, for the numbers"
                            + " mean other calls on other machines; print them with perf script --header");
        }
    }
}
