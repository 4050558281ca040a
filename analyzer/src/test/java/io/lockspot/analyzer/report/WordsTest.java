package io.lockspot.analyzer.report;

import io.lockspot.analyzer.Stories;
import io.lockspot.analyzer.explain.Explanation;
import io.lockspot.flamegraphs.Frame;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0 ns",
                "999 | 999 ns",
                "999.6 | 1.0 µs",
                "17500 | 17.5 µs",
                "123456 | 123 µs",
                "999600 | 1.0 ms",
                "24800000 | 24.8 ms",
                "560000000 | 560 ms",
                "999999999 | 1.00 s",
                "20180000000 | 20.18 s",
                "3600000000000 | 3,600 s",
            })
    void duration_hasThreeDigitsOrSo(double nanos, String text) {
        assertThat(Units.duration(nanos)).isEqualTo(text);
    }

    @Test
    void headline_saysWhatAnOperationWaitedFor_andWhatItWouldTakeWithout() {
        Explanation storm = Explanation.of(Stories.closestorm(), Optional.empty());
        assertThat(HeadlineText.of(storm.headline()))
                .isEqualTo("close() of 32,000 connections waited 544 ms for SelectorImpl.cancelledKeys"
                        + " (17.0 µs per close, longest 130 ms), held by selector; without that wait, a close would"
                        + " have taken 16.0 µs on average, not 33.0 µs");
    }

    @Test
    void headline_saysWhereCpuTimeGoes_andTheBoundWithItsReason() {
        Explanation kernel = Explanation.of(Stories.epmutex(), Optional.empty());
        assertThat(HeadlineText.of(kernel.headline()))
                .isEqualTo("63.3 % of the CPU time that was not idle is spent waiting for one mutex for the whole"
                        + " machine, epmutex, as descriptors are closed that epoll still watches (__fput →"
                        + " eventpoll_release_file → __mutex_lock → osq_lock). If it were gone, at most 3.0 times the"
                        + " connections: an upper bound, all CPU time divided by what goes into something else");
    }

    @Test
    void printable_leavesOrdinaryNamesAlone() {
        String name = "a.B$$Lambda/0x1.<init> Ünïcödé 日本 😀";
        assertThat(Names.printable(name)).isEqualTo(name);
    }

    @Test
    void printable_writesDownWhatATerminalWouldObey() {
        assertThat(Names.printable("\u001b[31m\r\n\u007f\u009b\u0000")).isEqualTo("\\x1b[31m\\x0d\\x0a\\x7f\\x9b\\x00");
        assertThat(Names.printable("\u202e\u2028\ud800x")).isEqualTo("\\u202e\\u2028\\ud800x");
    }

    @Test
    void path_namesTheInnermostFramesWithoutPackages() {
        List<Frame> path = List.of(
                Frame.java("java.lang.Thread.run"),
                Frame.java("a.b.C.d"),
                Frame.kernel("__fput"),
                Frame.nativeCode("x.so"));
        assertThat(Names.path(path, 3)).isEqualTo("… → C.d → __fput_[k] → x.so");
        assertThat(Names.path(path, 4)).startsWith("Thread.run → C.d");
    }
}
