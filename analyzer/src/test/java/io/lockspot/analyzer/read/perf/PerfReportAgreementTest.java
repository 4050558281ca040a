package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.explain.FlatBreakdown;
import io.lockspot.analyzer.explain.FunctionTotal;
import io.lockspot.analyzer.explain.Selection;
import io.lockspot.analyzer.model.Measure;
import io.lockspot.analyzer.model.Recording;
import io.lockspot.analyzer.read.Recordings;
import io.lockspot.analyzer.read.TextRecordings;
import io.lockspot.flamegraphs.Frame;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The same samples, told by perf itself: every line of its report, which ends at half a percent, must be in what
 * {@code breakdown --flat} prints, total and self.
 */
class PerfReportAgreementTest {

    /** Perf rounds to two digits, and so do we: equal to 0.01 points. */
    private static final double HALF_A_DIGIT_EACH = 0.010001;

    /**
     * @param apart how many samples of a function without a name perf's report does not have on its line. There is one:
     *     {@code perf script} prints that place for 2,341 samples, the report counts 2,340 on its line, and leaves the
     *     remaining one, of another thread, below its limit.
     */
    @ParameterizedTest
    @CsvSource({
        "epclose-accept-nodel, 4949, 205, 0",
        "epclose-eventfd-nodel, 5045, 86, 0",
        "epclose-eventfd-nodel-fixed, 4817, 95, 0",
        "epchurn, 2852, 115, 0",
        "epchurn-fixed, 3511, 118, 1"
    })
    void everyShare_isThatOfPerfReport(String name, long samples, int lines, int apart) throws Exception {
        Recording recording = Recordings.read(TextRecordings.resource("perf/" + name + ".perf-script.txt.gz"));
        List<PerfReport.Line> report =
                PerfReport.read(TextRecordings.resource("perf/" + name + ".report-children.txt"));
        Shares shares = new Shares(recording);

        assertThat(recording.infos().get(0).samples()).isEqualTo(samples);
        assertThat(TextRecordings.warningCodes(recording)).isSubsetOf("truncated-stacks");
        assertThat(report).hasSize(lines);
        SoftAssertions softly = new SoftAssertions();
        for (PerfReport.Line line : report) {
            Frame frame = shares.frameOf(line);
            double missing = line.isAddress() ? 100.0 * apart / samples : 0;
            softly.assertThat(shares.total(frame) - missing)
                    .as("total of %s", line)
                    .isEqualTo(line.total(), within(HALF_A_DIGIT_EACH));
            softly.assertThat(shares.self(frame))
                    .as("self of %s", line)
                    .isEqualTo(line.self(), within(HALF_A_DIGIT_EACH));
        }
        softly.assertAll();
    }

    @Test
    void theEpmutexPath_isThere() throws Exception {
        Recording recording = Recordings.read(TextRecordings.resource("perf/epclose-eventfd-nodel.perf-script.txt.gz"));
        Shares shares = new Shares(recording);

        assertThat(shares.total(Frame.kernel("eventpoll_release_file"))).isEqualTo(57.42, within(0.01));
        assertThat(shares.total(Frame.kernel("osq_lock"))).isEqualTo(51.48, within(0.01));
        assertThat(recording.samples(Measure.CPU))
                .extracting(s -> s.stack().toString())
                .anyMatch(s -> s.endsWith("worker;serve_one;close;entry_SYSCALL_64_after_hwframe_[k];do_syscall_64_[k];"
                        + "syscall_exit_to_user_mode_[k];exit_to_user_mode_prepare_[k];task_work_run_[k];__fput_[k];"
                        + "eventpoll_release_file_[k];__mutex_lock_[k];osq_lock_[k]"));
    }

    /** Shares in percent, as {@code --flat} has them. */
    private static final class Shares {
        private final FlatBreakdown flat;
        private final Map<Frame, FunctionTotal> functions;

        Shares(Recording recording) {
            flat = FlatBreakdown.of(recording, Measure.CPU, Selection.ALL);
            functions = flat.functions().stream().collect(Collectors.toMap(FunctionTotal::frame, Function.identity()));
        }

        Frame frameOf(PerfReport.Line line) {
            return flat.functions().stream()
                    .filter(f -> line.isAddressOf(f.frame()))
                    .max(Comparator.comparingLong(FunctionTotal::total))
                    .map(FunctionTotal::frame)
                    .orElseGet(line::frame);
        }

        double total(Frame frame) {
            return functions.containsKey(frame)
                    ? flat.breakdown().share(functions.get(frame).total())
                    : 0;
        }

        double self(Frame frame) {
            return functions.containsKey(frame)
                    ? flat.breakdown().share(functions.get(frame).self())
                    : 0;
        }
    }
}
