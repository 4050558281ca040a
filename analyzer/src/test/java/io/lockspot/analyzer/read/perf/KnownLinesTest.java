package io.lockspot.analyzer.read.perf;

import io.lockspot.analyzer.read.Block;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KnownLinesTest {

    private static final String LONG = "\t" + "f".repeat(Bytes.BEGINNING);

    private final KnownLines lines = new KnownLines();

    @Test
    void aLine_isExpectedBehindTheOneThatItCameAfter() {
        met("a", 1);
        met("b", 2);
        met("a", 1);

        assertThat(lines.value(at("b\n"))).isEqualTo(2);
        assertThat(lines.value(at("a\n"))).isEqualTo(1);
        assertThat(at("c\n")).isEqualTo(-1);
    }

    @Test
    void aLongLine_isFoundAnywhere_unlessManyBeginLikeIt() {
        for (int i = 0; i < 100; i++) {
            met(LONG + i, i);
        }

        assertThat(lines.value(at(LONG + "1\n"))).isEqualTo(1);
        assertThat(lines.value(at(LONG + "2\n"))).isEqualTo(2);
        assertThat(at(LONG + "\n")).isEqualTo(-1);
        assertThat(at(LONG + "2")).isEqualTo(-1);
        assertThat(at(LONG + "222\n")).isEqualTo(-1);
        assertThat(at(LONG + "50\n")).isEqualTo(-1);
        met(LONG + "50", 50);
        assertThat(lines.value(at(LONG + "50\n"))).isEqualTo(50);
    }

    @Test
    void thousandsOfLines_areAllRemembered() {
        for (int i = 0; i < 5000; i++) {
            met(i + LONG, i);
        }
        for (int i = 4999; i >= 0; i--) {
            met(i + LONG, -1);
            assertThat(lines.value(at(i + LONG + "\n"))).isEqualTo(i);
        }
    }

    @Test
    void theBeginningOfALine_andALineWithoutItsEnd_areNotTheLine() {
        met("a", 1);
        met("b", 2);
        met("a", 1);

        assertThat(at("bb\n")).isEqualTo(-1);
        assertThat(at("b")).isEqualTo(-1);
        assertThat(at("")).isEqualTo(-1);
    }

    @Test
    void whatIsBehindTheText_isNotLookedAt() {
        met("a", 1);
        met("b", 2);
        met("a", 1);

        assertThat(lines.startingAt(Bytes.withSlack("b\n"), 0, 1)).isEqualTo(-1);
    }

    @Test
    void whenForgotten_nothingIsExpected() {
        met("a", 1);
        met("b", 2);
        met("a", 1);
        lines.clear();

        assertThat(at("b\n")).isEqualTo(-1);
        met("c", 3);
        assertThat(lines.bytes()).isLessThan(200);
    }

    private int at(String text) {
        byte[] bytes = Bytes.withSlack(text);
        return lines.startingAt(bytes, 0, bytes.length - Block.SLACK);
    }

    private void met(String line, int value) {
        byte[] text = Bytes.withSlack(line);
        int end = text.length - Block.SLACK;
        long hash = Bytes.hash(text, 0, end);
        if (lines.find(text, 0, end, hash) < 0) {
            lines.add(text, 0, end, hash, value);
        }
    }
}
