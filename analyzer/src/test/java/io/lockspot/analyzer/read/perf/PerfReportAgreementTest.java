package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.model.Sample;
import io.lockspot.analyzer.read.Recordings;
import io.lockspot.analyzer.read.TextRecordings;
import io.lockspot.flamegraphs.Frame;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The same samples, told by perf itself: every line of its report must come out. */
class PerfReportAgreementTest {

    /** Perf rounds to two digits, and so do we: equal to 0.01 points. */
    private static final double HALF_A_DIGIT_EACH = 0.010001;

    @ParameterizedTest
    @CsvSource({"epclose-eventfd-nodel, 5045, 86", "epchurn, 2852, 115"})
    void everyShare_isThatOfPerfReport(String name, long samples, int lines) throws Exception {
        Recording recording = Recordings.read(TextRecordings.resource("perf/" + name + ".perf-script.txt.gz"));
        List<PerfReport.Line> report =
                PerfReport.read(TextRecordings.resource("perf/" + name + ".report-children.txt"));
        Shares shares = new Shares(recording);

        assertThat(recording.infos().get(0).samples()).isEqualTo(samples);
        assertThat(report).hasSize(lines);
        for (PerfReport.Line line : report) {
            Frame frame = shares.frameOf(line);
            assertThat(shares.total(frame)).as("total of %s", line).isEqualTo(line.total(), within(HALF_A_DIGIT_EACH));
            assertThat(shares.self(frame)).as("self of %s", line).isEqualTo(line.self(), within(HALF_A_DIGIT_EACH));
        }
    }

    @Test
    void theEpmutexPath_isThere() throws Exception {
        Recording recording = Recordings.read(TextRecordings.resource("perf/epclose-eventfd-nodel.perf-script.txt.gz"));
        Shares shares = new Shares(recording);

        assertThat(shares.total(Frame.kernel("eventpoll_release_file"))).isEqualTo(57.42, within(0.01));
        assertThat(shares.total(Frame.kernel("osq_lock"))).isEqualTo(51.48, within(0.01));
        assertThat(recording.samples(Measure.CPU))
                .extracting(s -> s.stack().toString())
                .anyMatch(
                        s -> s.endsWith("worker;serve_one;__close;entry_SYSCALL_64_after_hwframe_[k];do_syscall_64_[k];"
                                + "syscall_exit_to_user_mode_[k];exit_to_user_mode_prepare_[k];task_work_run_[k];__fput_[k];"
                                + "eventpoll_release_file_[k];__mutex_lock_[k];osq_lock_[k]"));
    }

    /** Shares in percent; a function counts once per stack however often it recurs. */
    private static final class Shares {
        private final Map<Frame, Long> totals = new HashMap<>();
        private final Map<Frame, Long> selfs = new HashMap<>();
        private long all;

        Shares(Recording recording) {
            for (Sample sample : recording.samples(Measure.CPU)) {
                List<Frame> frames = sample.stack().frames();
                all += sample.weight();
                new HashSet<>(frames).forEach(f -> totals.merge(f, sample.weight(), Long::sum));
                selfs.merge(frames.get(frames.size() - 1), sample.weight(), Long::sum);
            }
        }

        Frame frameOf(PerfReport.Line line) {
            return totals.keySet().stream()
                    .filter(line::isAddressOf)
                    .max((a, b) -> Long.compare(totals.get(a), totals.get(b)))
                    .orElseGet(line::frame);
        }

        double total(Frame frame) {
            return 100.0 * totals.getOrDefault(frame, 0L) / all;
        }

        double self(Frame frame) {
            return 100.0 * selfs.getOrDefault(frame, 0L) / all;
        }
    }
}
