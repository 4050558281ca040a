package io.lockspot.analyzer.read;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One program, recorded in three ways: its paths have the same names in all of them. */
class SamePathTest {

    /** From the last Java frame that every recording has down into the kernel. */
    private static final String CLOSE = "io.netty.channel.unix.FileDescriptor.close;close;"
            + "entry_SYSCALL_64_after_hwframe_[k];do_syscall_64_[k];syscall_exit_to_user_mode_[k];"
            + "exit_to_user_mode_prepare_[k];task_work_run_[k];__fput_[k];eventpoll_release_file_[k];"
            + "__mutex_lock_[k];osq_lock_[k]";

    private static final String THREAD = "java.lang.Thread.run;EpChurn$$Lambda.run;EpChurn.lambda$main$0;"
            + "EpChurn.acceptOne;EpChurn.closeConnection;io.netty.channel.unix.FileDescriptor.close;";

    @Test
    void thePathToTheLock_isTheSame() throws Exception {
        Recording jfr = Recordings.read(TextRecordings.resource("jfr/churn-raw.jfr"));
        Recording collapsed = Recordings.read(TextRecordings.resource("collapsed/epchurn.collapsed.gz"));
        Recording perf = Recordings.read(TextRecordings.resource("perf/epchurn.perf-script.txt.gz"));

        assertThat(stacks(jfr, Measure.CPU)).anyMatch(s -> s.startsWith(THREAD) && s.endsWith(CLOSE));
        assertThat(stacks(collapsed, Measure.SAMPLES)).anyMatch(s -> s.startsWith(THREAD) && s.endsWith(CLOSE));
        assertThat(stacks(perf, Measure.CPU)).anyMatch(s -> s.endsWith(CLOSE));
    }

    @Test
    void frequentStacksOfTheSameProfiler_areEqualInJfrAndCollapsed() throws Exception {
        Recording jfr = Recordings.read(TextRecordings.resource("jfr/churn-raw.jfr"));
        Recording collapsed = Recordings.read(TextRecordings.resource("collapsed/epchurn.collapsed.gz"));
        Set<String> inJfr = stacks(jfr, Measure.CPU);

        assertThat(collapsed.samples().stream()
                        .filter(s -> s.count() >= 5)
                        .map(s -> s.stack().toString())
                        .toList())
                .isNotEmpty()
                .allMatch(inJfr::contains);
    }

    private static Set<String> stacks(Recording recording, Measure measure) {
        return recording.samples(measure).stream()
                .map(s -> s.stack().toString())
                .collect(Collectors.toSet());
    }
}
