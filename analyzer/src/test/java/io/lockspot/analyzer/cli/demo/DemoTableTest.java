package io.lockspot.analyzer.cli.demo;

import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoTableTest {

    @Test
    void rows_showMedianSpreadAndChange() {
        Spread tight = Spread.of(26_100, 24_000, 25_460);
        Spread wide = Spread.of(303_000_000, 290_000_000, 1_310_000_000);
        DemoRow less = new DemoRow(DemoMeasure.CLOSE_MEAN, tight, Spread.of(12_700, 12_900, 13_500));
        DemoRow gone = new DemoRow(DemoMeasure.LOCK_WAIT, tight, Spread.of(0, 0, 0));
        DemoRow overlapping = new DemoRow(DemoMeasure.TEARDOWN, wide, Spread.of(250, 300_000_000, 999));

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
        DemoRow row = new DemoRow(DemoMeasure.TEARDOWN, Spread.of(2_000_000), Spread.of(1_000_000));

        assertThat(new DemoTable(List.of(row)).text()).contains("2.0 ms   1.0 ms   -50 %");
    }

    @Test
    void nothingBefore_hasNoPercentage() {
        DemoRow row = new DemoRow(DemoMeasure.LOCK_WAIT, Spread.of(0), Spread.of(1_000));

        assertThat(new DemoTable(List.of(row)).text()).endsWith("~\n");
    }
}
