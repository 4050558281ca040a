package io.lockspot.flamegraphs;

import io.lockspot.testkit.Needles;
import java.io.IOException;
import java.io.StringReader;
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
        String data = dataOf(page);
        assertThat(PageReader.recognises(data)).isTrue();
        PageReader.Page read = PageReader.read(new StringReader("\n " + data));
        assertThat(RandomTrees.stacks(read.trees().get(0).value())).isEqualTo(RandomTrees.stacks(tree));
    }

    @Test
    void aPageCutAnywhere_isRefusedInOneLine() throws IOException {
        String page = page(RandomTrees.tree(new Random(1)), RandomTrees.tree(new Random(2)));
        int end = page.indexOf("}\n</script>") + 1;
        assertThat(end).isPositive();
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
        String data = dataOf(page(RandomTrees.tree(new Random(1)), RandomTrees.tree(new Random(2))));
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "version":1    | "version":2                   | newer lockspot
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
        String broken = page.toString().replace(right, wrong);
        assertThat(broken.equals(page.toString())).isFalse();
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
        int from = page.indexOf("{\"version\"");
        return page.substring(from, page.indexOf("</script>", from));
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
