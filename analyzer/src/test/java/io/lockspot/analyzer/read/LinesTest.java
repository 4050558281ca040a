package io.lockspot.analyzer.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LinesTest {

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
        Lines lines = of(new byte[] {'a', (byte) 0xff, 'b', '\n'});

        assertThat(lines.next()).isEqualTo("a\ufffdb");
    }

    @Test
    void aCharacterAcrossTheBuffersEdge_staysWhole() throws IOException {
        String text = "x".repeat((1 << 16) - 1) + "é" + "y";

        assertThat(all(text)).containsExactly(text);
    }

    @Test
    void aLineOverTheLimit_losesItsEndAndTheNextIsWhole() throws IOException {
        byte[] text = new byte[Lines.MAX_LINE + 100_000];
        Arrays.fill(text, (byte) 'x');
        text[text.length - 5] = '\n';
        Lines lines = of(text);

        assertThat(lines.next()).hasSize(Lines.MAX_LINE);
        assertThat(lines.cut()).isTrue();
        assertThat(lines.next()).isEqualTo("xxxx");
        assertThat(lines.cut()).isFalse();
        assertThat(lines.number()).isEqualTo(2);
        assertThat(lines.terminated()).isFalse();
    }

    private static List<String> all(String text) throws IOException {
        Lines lines = of(text.getBytes(StandardCharsets.UTF_8));
        List<String> all = new ArrayList<>();
        for (String line = lines.next(); line != null; line = lines.next()) {
            all.add(line);
        }
        return all;
    }

    private static Lines of(byte[] text) {
        return new Lines(new ByteArrayInputStream(text));
    }
}
