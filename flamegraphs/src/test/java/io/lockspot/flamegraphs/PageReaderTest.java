package io.lockspot.flamegraphs;

import io.lockspot.testkit.Needles;
import io.lockspot.testkit.PackedData;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PageReaderTest {

    @Test
    void aPage_isReadBackIntoTheTreesThatMakeTheSamePage() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            String page = page(RandomTrees.tree(new Random(seed)), RandomTrees.tree(new Random(900 + seed)));
            PageReader.Page read = PageReader.read(new StringReader(page));
            assertThat(read.trees()).extracting(PageReader.Named::name).containsExactly("cpu", "lock-wait");
            assertThat(dataOf(page(
                            read.trees().get(0).value(), read.trees().get(1).value())))
                    .as("seed %d", seed)
                    .isEqualTo(dataOf(page));
        }
    }

    @Test
    void aDifference_isReadBackIntoTheOneThatMakesTheSamePage() throws IOException {
        for (int seed = 0; seed < 60; seed++) {
            String page = page(CallTreeDiffTest.diff(seed));
            PageReader.Page read = PageReader.read(new StringReader(page));
            assertThat(dataOf(page(read.diffs().get(0).value())))
                    .as("seed %d", seed)
                    .isEqualTo(dataOf(page));
        }
    }

    @Test
    void everyNeedle_comesBackAsItWas() throws IOException {
        CallTree tree = new CallTree();
        for (String needle : Needles.ALL) {
            tree.add(List.of(Frame.java(needle), Frame.kernel(needle)), 3);
        }
        String page = page(tree, tree);
        PageReader.Page read = PageReader.read(new StringReader(page));
        assertThat(RandomTrees.stacks(read.trees().get(0).value())).isEqualTo(RandomTrees.stacks(tree));
    }

    @Test
    void theDataAlone_isReadAsThePageIs() throws IOException {
        CallTree tree = RandomTrees.tree(new Random(4));
        String page = page(tree, tree);
        String data = PackedData.json(dataOf(page)).toString();
        assertThat(PageReader.recognises(data)).isTrue();
        PageReader.Page read = PageReader.read(new StringReader("\n " + data));
        assertThat(RandomTrees.stacks(read.trees().get(0).value())).isEqualTo(RandomTrees.stacks(tree));
    }

    @Test
    void aPageOfTheFirstVersion_isRead() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            CallTree tree = RandomTrees.tree(new Random(seed));
            String old = plain(page(tree, tree));
            assertThat(PageReader.recognises(old)).isTrue();
            PageReader.Page read = PageReader.read(new StringReader(old));
            assertThat(RandomTrees.stacks(read.trees().get(1).value())).isEqualTo(RandomTrees.stacks(tree));
            CallTreeDiff diff = CallTreeDiffTest.diff(seed);
            read = PageReader.read(new StringReader(plain(page(diff))));
            assertThat(dataOf(page(read.diffs().get(0).value()))).isEqualTo(dataOf(page(diff)));
        }
    }

    @Test
    void aPageCutAnywhere_isRefusedInOneLine() throws IOException {
        String page = page(RandomTrees.tree(new Random(1)), RandomTrees.tree(new Random(2)));
        assertThat(PageReader.recognises(page)).isTrue();
        // What is written behind the last bit is not missed.
        int end = page.indexOf("</script>", page.indexOf(dataOf(page))) - 4;
        for (int length = 0; length < end; length += 1 + length / 50) {
            String cut = page.substring(0, length);
            assertThatThrownBy(() -> PageReader.read(new StringReader(cut)))
                    .as("cut to %d", length)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cut off")
                    .hasMessageNotContaining("\n");
        }
    }

    @Test
    void mutantsOfAPage_areReadOrRefusedButNeverBreak() throws IOException {
        String data = PackedData.json(dataOf(page(RandomTrees.tree(new Random(1)), RandomTrees.tree(new Random(2)))))
                .toString();
        Random random = new Random(42);
        String material = "0123456789,:[]{}\"\\u-.eE \n<zx";
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            StringBuilder mutant = new StringBuilder(data);
            for (int change = random.nextInt(3); change >= 0; change--) {
                mutant.setCharAt(random.nextInt(data.length()), material.charAt(random.nextInt(material.length())));
            }
            try {
                PageReader.read(new StringReader(mutant.toString()));
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    @Test
    void mutantsOfPackedData_areReadOrRefusedButNeverBreak() throws IOException {
        String page = page(RandomTrees.tree(new Random(1)), RandomTrees.tree(new Random(2)));
        String data = dataOf(page);
        byte[] bytes = PackedData.unpack(data);
        Random random = new Random(43);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            byte[] mutant = bytes.clone();
            for (int change = random.nextInt(3); change >= 0; change--) {
                mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
            }
            try {
                PageReader.read(new StringReader(page.replace(data, PackedData.pack(mutant))));
            } catch (IOException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("\n");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(500);
    }

    @Test
    void everyChangedLetterOfPackedData_isNoticed() throws IOException {
        CallTree tree = RandomTrees.tree(new Random(5));
        String page = page(tree, tree);
        String data = dataOf(page);
        int from = page.indexOf(data);
        for (int at = 0; at < data.length() - 4; at++) {
            for (char wrong : new char[] {data.charAt(at) == 'A' ? 'B' : 'A', '!', '\u0141'}) {
                String broken = page.substring(0, from + at) + wrong + page.substring(from + at + 1);
                assertThatThrownBy(() -> PageReader.read(new StringReader(broken)))
                        .as("letter %d", at)
                        .isInstanceOf(IOException.class)
                        .hasMessageNotContaining("\n");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "nodes":2  | "nodex":2          | the number of nodes is missing
            "nodes":2  | "nodes":1          | the data goes on behind its end
            "nodes":2  | "nodes":3          | cut off
            "nodes":2  | "nodes":99999999999 | does not fit into memory
            "trees"    | "trees":[], "x"    | the data goes on behind its end
            """)
    void wrongPackedData_isRefusedWithWhatIsWrong(String right, String wrong, String message) throws IOException {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.java("a.B.c")), 7);
        StringBuilder page = new StringBuilder();
        FlameGraph.page("t").add("cpu", "ns", tree).write(page);
        String data = dataOf(page.toString());
        String unpacked = new String(PackedData.unpack(data), StandardCharsets.ISO_8859_1);
        // Two bytes say how long the JSON is.
        String json = unpacked.substring(2, unpacked.lastIndexOf('}') + 1);
        String broken = json.replace(right, wrong);
        assertThat(broken).isNotEqualTo(json);
        String repacked = new String(new char[] {(char) (broken.length() & 0x7f | 0x80), (char) (broken.length() >> 7)})
                + broken
                + unpacked.substring(2 + json.length());
        String forged = page.toString().replace(data, PackedData.pack(repacked.getBytes(StandardCharsets.ISO_8859_1)));
        assertThatThrownBy(() -> PageReader.read(new StringReader(forged)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "version":1    | "version":3                   | newer lockspot
            "up":[0,0]     | "up":[0]                      | not of one length
            "up":[0,0]     | "up":[0,1]                    | is no tree
            "up":[0,0]     | "up":[0,99999999999]          | is no tree
            "frame":[0,1]  | "frame":[0,2]                 | not in the table
            "frame":[0,1]  | "frame":[0,4294967297]        | not in the table
            "self":[0,1]   | "self":[0,-7]                 | a number is missing
            "self":[0,1]   | "self":[0,1.5]                | not whole
            "self":[0,1]   | "self":[0,99999999999999999999] | too large
            "kinds":"oj"   | "kinds":"o"                   | table of functions is damaged
            "kinds":"oj"   | "kinds":"o!"                  | table of functions is damaged
            "names":["all" | "names":["\\q"                | none of JSON
            """)
    void wrongData_isRefusedWithWhatIsWrong(String right, String wrong, String message) throws IOException {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.java("a.B.c")), 7);
        StringBuilder page = new StringBuilder();
        FlameGraph.page("t").add("cpu", "ns", tree).write(page);
        String plain = plain(page.toString());
        String broken = plain.replace(right, wrong);
        assertThat(broken).isNotEqualTo(plain);
        assertThatThrownBy(() -> PageReader.read(new StringReader(broken)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(message);
    }

    @Test
    void weightsThatAddUpToMoreThanThereIs_stopAtTheLargest() throws IOException {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.java("a.B.c")), Long.MAX_VALUE - 5);
        tree.add(List.of(Frame.java("a.B.d")), 100);
        PageReader.Page read = PageReader.read(new StringReader(page(tree, tree)));
        assertThat(read.trees().get(0).value().total()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void dataThatIsNestedOrEndless_isRefused() {
        String nested = "{\"version\":1,\"title\":" + "[".repeat(100_000);
        assertThatThrownBy(() -> PageReader.read(new StringReader(nested))).hasMessageContaining("nested");
        String page = "<!doctype html>" + "<script type=\"application/json\" id=\"x".repeat(1000);
        assertThatThrownBy(() -> PageReader.read(new StringReader(page))).hasMessageContaining("without call trees");
    }

    private static String dataOf(String page) {
        return PackedData.block(page, "data");
    }

    /** The page with its data as the first version had it. */
    private static String plain(String page) throws IOException {
        String block = dataOf(page);
        return page.replace(
                "application/x-lockspot\" id=\"data\">" + block,
                "application/json\" id=\"data\">\n" + PackedData.json(block) + "\n");
    }

    private static String page(CallTree cpu, CallTree wait) throws IOException {
        StringBuilder page = new StringBuilder();
        FlameGraph.page("t").add("cpu", "ns", cpu).add("lock-wait", "ns", wait).write(page);
        return page.toString();
    }

    private static String page(CallTreeDiff diff) throws IOException {
        StringBuilder page = new StringBuilder();
        DiffGraph.page("t", "", "a", "b")
                .add("cpu", "ns", "", diff, List.of(DiffScale.share(1, 1)), 0, 0)
                .write(page);
        return page.toString();
    }
}
