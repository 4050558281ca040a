package io.lockspot.flamegraphs;

import io.lockspot.testkit.Needles;
import io.lockspot.testkit.PackedData;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DiffGraphTest {

    @Test
    void theDataOfATinyDifference_isAsTheGoldenFileSays() throws IOException {
        Frame run = Frame.java("a.B.run");
        Frame close = Frame.nativeCode("close");
        CallTree before = new CallTree();
        before.add(List.of(run, close, Frame.kernel("osq_lock")), 600);
        before.add(List.of(run, close, Frame.kernel("__fput")), 20);
        before.add(List.of(run, close, Frame.kernel("dput")), 1);
        CallTree after = new CallTree();
        after.add(List.of(run, close, Frame.kernel("__fput")), 25);
        after.add(List.of(run, Frame.kernel("_raw_spin_lock")), 100);
        CallTreeDiff diff = CallTreeDiff.of(before, after)
                .judged(
                        Map.of(
                                List.of(run, close, Frame.kernel("osq_lock")), DiffVerdict.IMPROVEMENT,
                                List.of(run, close, Frame.kernel("__fput")), DiffVerdict.NOISE),
                        new DiffTest("a test", "close"));
        DiffGraph page = DiffGraph.page("tiny", "golden", "old.jfr", "new.jfr", new PageLimits(10, 6))
                .add(
                        "cpu",
                        "ns",
                        "a note",
                        diff,
                        List.of(DiffScale.perOperation("close", 1_000, 1_250.5), DiffScale.share(621, 125)),
                        62,
                        12);
        SvgTest.golden(
                "diff-data.golden.json",
                PackedData.readable(parsed(page).getElementById("data").data()) + "\n");
    }

    @Test
    void needles_changeNothingInTheStructureOfThePage() throws IOException {
        String plain = structure("plain");
        for (String needle : Needles.ALL) {
            assertThat(structure(needle)).as(needle).isEqualTo(plain);
        }
    }

    @Test
    void thePage_isPlainAsciiAndRefersToNothingOutsideItself() throws IOException {
        for (String needle : Needles.ALL) {
            StringBuilder html = new StringBuilder();
            page(needle).write(html);
            assertThat(html.chars()).as(needle).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f);
        }
        Document page = parsed(page("x"));
        assertThat(page.select("[src], [href], link, iframe, object, embed, base, [style], [onclick]"))
                .isEmpty();
        assertThat(page.select("script:not([type])")).hasSize(1);
        assertThat(PackedData.script(page.html()))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(");
    }

    @Test
    void aPageWithoutADifference_orADifferenceWithoutAScale_isRefused() {
        assertThatThrownBy(() -> DiffGraph.page("t", "", "a", "b").write(new StringBuilder()))
                .isInstanceOf(IllegalStateException.class);
        CallTreeDiff empty = CallTreeDiff.of(new CallTree(), new CallTree());
        assertThatThrownBy(() -> DiffData.ofDiffs("a", "b").add("cpu", "ns", "", empty, List.of(), 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DiffScale.perSecond(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static DiffGraph page(String needle) {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.java(needle), Frame.kernel(needle)), 1);
        CallTreeDiff diff = CallTreeDiff.of(tree, new CallTree());
        return DiffGraph.page(needle, needle, needle, needle)
                .add(needle, needle, needle, diff, List.of(DiffScale.perOperation(needle, 1, 1)), 0, 0);
    }

    private static Document parsed(DiffGraph page) throws IOException {
        StringBuilder html = new StringBuilder();
        page.write(html);
        return Jsoup.parse(html.toString());
    }

    private static String structure(String needle) throws IOException {
        Document page = parsed(page(needle));
        page.selectFirst("title").text("");
        page.getElementById("data").empty();
        return page.outerHtml();
    }
}
