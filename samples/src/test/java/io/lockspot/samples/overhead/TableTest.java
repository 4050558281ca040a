package io.lockspot.samples.overhead;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TableTest {

    @Test
    void aTable_isMarkdown_withItsColumnsInLine() {
        Table table = new Table(1, "setting", "ns");
        table.row("bare", "1,234");
        StringWriter text = new StringWriter();

        table.print(new PrintWriter(text, true));

        assertThat(text.toString().lines())
                .containsExactly("| setting |    ns |", "| ------- | ----: |", "| bare    | 1,234 |");
    }

    @Test
    void aRow_hasAsManyCellsAsTheHead() {
        assertThatThrownBy(() -> new Table(1, "a", "b").row("a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aCell_holdsTheInterval_whenThereIsOne() {
        assertThat(Cell.of(new Estimate(1.02, 1.01, 1.03), 1, 2)).isEqualTo("1.02 [1.01, 1.03]");
        assertThat(Cell.of(new Estimate(2e6, Double.NaN, Double.NaN), 1e-6, 0)).isEqualTo("2");
        assertThat(Cell.of(new Estimate(Double.NaN, Double.NaN, Double.NaN), 1, 0))
                .isEqualTo("–");
        assertThat(Cell.number(-0.001, 1)).isEqualTo("0.0");
    }
}
