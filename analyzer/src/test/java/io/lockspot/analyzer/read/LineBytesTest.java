package io.lockspot.analyzer.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LineBytesTest {

    @Test
    void bothLineEnds_areUnderstood() throws IOException {
        assertThat(all("one\r\ntwo\n\nthree")).containsExactly("one", "two", "", "three");
    }

    @Test
    void anEmptyText_hasNoLines() throws IOException {
        assertThat(all("")).isEmpty();
        assertThat(all("\n")).containsExactly("");
    }

    @Test
    void bytesThatAreNotUtf8_becomeReplacementCharacters() throws IOException {
        LineBytes lines = of(new byte[] {'a', (byte) 0xff, 'b', '\n'});

        assertThat(next(lines)).isEqualTo("a\ufffdb");
    }

    @Test
    void aCharacterAcrossTheBuffersEdge_staysWhole() throws IOException {
        String text = "x".repeat((1 << 18) - 1) + "é" + "y";

        assertThat(all(text)).containsExactly(text);
    }

    @Test
    void aLineOverTheLimit_losesItsEndAndTheNextIsWhole() throws IOException {
        byte[] text = new byte[LineBytes.MAX_LINE + 100_000];
        Arrays.fill(text, (byte) 'x');
        text[text.length - 5] = '\n';
        LineBytes lines = of(text);

        assertThat(next(lines)).hasSize(LineBytes.MAX_LINE);
        assertThat(lines.cut()).isTrue();
        assertThat(next(lines)).isEqualTo("xxxx");
        assertThat(lines.cut()).isFalse();
        assertThat(lines.number()).isEqualTo(2);
        assertThat(lines.terminated()).isFalse();
    }

    private static List<String> all(String text) throws IOException {
        LineBytes lines = of(text.getBytes(StandardCharsets.UTF_8));
        List<String> all = new ArrayList<>();
        while (lines.next()) {
            all.add(lines.text());
        }
        return all;
    }

    private static String next(LineBytes lines) throws IOException {
        assertThat(lines.next()).isTrue();
        return lines.text();
    }

    private static LineBytes of(byte[] text) {
        return new LineBytes(new ByteArrayInputStream(text));
    }
}
