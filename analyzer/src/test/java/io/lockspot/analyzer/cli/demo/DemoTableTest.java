package io.lockspot.analyzer.cli.demo;

import io.lockspot.analyzer.cli.demo.scenario.Measurement;
import io.lockspot.analyzer.cli.demo.scenario.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoTableTest {

    private static final Measurement CLOSE = nanos("close() for its caller, mean");
    private static final Measurement WAIT = nanos("lock wait per close");
    private static final Measurement TEARDOWN = nanos("whole teardown, all rounds");

    @Test
    void rows_showMedianSpreadAndChange() {
        Spread tight = Spread.of(26_100, 24_000, 25_460);
        Spread wide = Spread.of(303_000_000, 290_000_000, 1_310_000_000);
        DemoRow less = new DemoRow(CLOSE, tight, Spread.of(12_700, 12_900, 13_500));
        DemoRow gone = new DemoRow(WAIT, tight, Spread.of(0, 0, 0));
        DemoRow overlapping = new DemoRow(TEARDOWN, wide, Spread.of(250, 300_000_000, 999));

        String table = new DemoTable(List.of(less, gone, overlapping)).text();

        assertThat(table.lines())
                .containsExactly(
                        "                               before                        after                         change",
                        "close() for its caller, mean   25.5 µs (24.0 µs – 26.1 µs)   12.9 µs (12.7 µs – 13.5 µs)   -49 %",
                        "lock wait per close            25.5 µs (24.0 µs – 26.1 µs)   0 ns (0 ns – 0 ns)            -100 %",
                        "whole teardown, all rounds     303 ms (290 ms – 1.31 s)      999 ns (250 ns – 300 ms)      ~");
    }

    @Test
    void oneRun_hasNoSpread() {
        DemoRow row = new DemoRow(TEARDOWN, Spread.of(2_000_000), Spread.of(1_000_000));

        assertThat(new DemoTable(List.of(row)).text()).contains("2.0 ms   1.0 ms   -50 %");
    }

    @Test
    void nothingBefore_hasNoPercentage() {
        DemoRow row = new DemoRow(WAIT, Spread.of(0), Spread.of(1_000));

        assertThat(new DemoTable(List.of(row)).text()).endsWith("~\n");
    }

    @Test
    void whatIsAlmostGone_isNotGone() {
        DemoRow row = new DemoRow(CLOSE, Spread.of(52_800_000), Spread.of(122_000));
        DemoRow less = new DemoRow(CLOSE, Spread.of(52_800_000), Spread.of(1));

        assertThat(new DemoTable(List.of(row)).text()).endsWith("-99.8 %\n");
        assertThat(new DemoTable(List.of(less)).text()).endsWith("-99.9 %\n");
    }

    @Test
    void rates_areShownAsSuch() {
        Measurement rate = new Measurement("rate", "connections per second", Unit.PER_SECOND, run -> 0);

        assertThat(new DemoTable(List.of(new DemoRow(rate, Spread.of(200_000), Spread.of(300_000)))).text())
                .endsWith("connections per second   200,000/s   300,000/s   +50 %\n");
    }

    private static Measurement nanos(String label) {
        return new Measurement(label, label, Unit.NANOSECONDS, run -> 0);
    }
}
