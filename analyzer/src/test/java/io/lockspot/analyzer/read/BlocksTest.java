package io.lockspot.analyzer.read;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class BlocksTest {

    /** Records end behind each full stop at a line's end. */
    private static final Blocks.RecordEnds STOPS = (text, length) -> {
        for (int i = length - 1; i > 0; i--) {
            if (text[i] == '\n' && text[i - 1] == '.') {
                return i + 1;
            }
        }
        return 0;
    };

    @Test
    void blocks_endWhereRecordsEnd() throws IOException {
        assertThat(all("a\nb.\ncc.\nd\ne.\nf", 8, 64))
                .containsExactly("a\nb.\n", "cc.\nd\n".substring(0, 4), "d\ne.\nf");
    }

    @Test
    void aLongRecord_makesItsBlockGrow() throws IOException {
        assertThat(all("a.\n" + "b\n".repeat(20) + "c.\nd.\n", 8, 64))
                .containsExactly("a.\n", "b\n".repeat(20) + "c.\nd.\n");
    }

    @Test
    void aRecordOverTheLimit_isCutAtALine() throws IOException {
        List<String> blocks = all("bcd\n".repeat(40) + "e.\n", 8, 66);

        assertThat(blocks).hasSizeGreaterThan(2).allSatisfy(b -> assertThat(b).endsWith("\n"));
        assertThat(String.join("", blocks)).isEqualTo("bcd\n".repeat(40) + "e.\n");
    }

    @Test
    void aLineOverTheLimit_losesItsEnd() throws IOException {
        assertThat(all("x".repeat(500) + "\nb.\n", 8, 64)).containsExactly("x".repeat(64), "b.\n");
        assertThat(all("x".repeat(500), 8, 64)).containsExactly("x".repeat(64));
    }

    @Test
    void nothing_isNoBlock() throws IOException {
        assertThat(all("", 8, 64)).isEmpty();
    }

    @Test
    void blocks_areTheSameHoweverTheStreamHandsThemOut() throws IOException {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.append("x".repeat(random.nextInt(12)))
                    .append(random.nextInt(9) == 0 ? "." : "")
                    .append('\n');
        }
        List<String> whole = all(text.toString(), 64, 256);

        assertThat(String.join("", whole)).isEqualTo(text.toString());
        assertThat(all(new Dribble(text.toString(), random), 64, 256)).isEqualTo(whole);
    }

    @Test
    void memoryThatWasGivenBack_isUsedAgain() throws IOException {
        Blocks blocks = new Blocks(new ByteArrayInputStream("aaaaa.\nbbbbb.\nccccc.\n".getBytes()), STOPS, 8, 64);
        Block first = blocks.next();
        blocks.release(first);

        assertThat(blocks.next().bytes()).isSameAs(first.bytes());
        assertThat(blocks.next().bytes()).isNotSameAs(first.bytes());
    }

    private static List<String> all(String text, int usual, int longest) throws IOException {
        return all(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), usual, longest);
    }

    private static List<String> all(java.io.InputStream in, int usual, int longest) throws IOException {
        Blocks blocks = new Blocks(in, STOPS, usual, longest);
        List<String> all = new ArrayList<>();
        for (Block block = blocks.next(); block != null; block = blocks.next()) {
            assertThat(block.bytes().length).isGreaterThanOrEqualTo(block.length() + Block.SLACK);
            all.add(new String(Arrays.copyOf(block.bytes(), block.length()), StandardCharsets.UTF_8));
            blocks.release(block);
        }
        return all;
    }

    /** A stream that gives a few bytes at a time. */
    private static final class Dribble extends FilterInputStream {
        private final Random random;

        Dribble(String text, Random random) {
            super(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            this.random = random;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return super.read(into, offset, Math.min(length, 1 + random.nextInt(5)));
        }
    }
}
