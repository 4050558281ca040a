package io.lockspot.flamegraphs;

import io.lockspot.testkit.Needles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Pictures for documents. */
class SvgTest {

    private static final Path RESOURCES = Path.of("src/test/resources/io/lockspot/flamegraphs");
    private static final Frame RUN = Frame.java("a.B.run");
    private static final Frame CLOSE = Frame.nativeCode("close");
    private static final Frame LOCK = Frame.kernel("osq_lock");

    @Test
    void aTinyTree_isAsTheGoldenFileSays() throws IOException {
        golden("flamegraph.golden.svg", svg("tiny", tree(10, 60)));
    }

    @Test
    void aTinyDifference_isAsTheGoldenFileSays() throws IOException {
        golden("difference.golden.svg", svg(CallTreeDiff.of(tree(10, 60), tree(30, 0)), 0));
    }

    @Test
    void everyNeedle_isATooltipAndNeverMarkup() throws IOException {
        for (String needle : Needles.ALL) {
            CallTree tree = new CallTree();
            tree.add(List.of(Frame.java(needle)), 1);
            String one = svg(needle, tree);
            String two = svg(CallTreeDiff.of(tree, new CallTree()), 0);
            for (String svg : List.of(one, two)) {
                assertThat(svg.chars()).as(needle).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f);
                Document parsed = Jsoup.parse(svg, Parser.xmlParser());
                assertThat(parsed.select("*").stream().map(Element::tagName).distinct())
                        .containsExactlyInAnyOrder("#root", "svg", "title", "style", "rect", "text", "g");
                // As it is, but for what no reader could see.
                assertThat(parsed.select("g title").get(1).wholeText())
                        .as(needle)
                        .startsWith(XmlText.visible(needle));
                assertThat(parsed.select("[href], [onclick], script, foreignObject"))
                        .isEmpty();
            }
        }
    }

    @Test
    void everyBox_isWithinThePictureAndBelowItsCaller() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            Document svg = Jsoup.parse(svg(CallTreeDiffTest.diff(seed), 0), Parser.xmlParser());
            double high = Double.parseDouble(svg.selectFirst("svg").attr("height"));
            for (Element box : svg.select("g rect")) {
                double left = Double.parseDouble(box.attr("x"));
                assertThat(left).isGreaterThanOrEqualTo(10);
                assertThat(left + Double.parseDouble(box.attr("width"))).isLessThan(1190.1);
                assertThat(Double.parseDouble(box.attr("y"))).isBetween(50.0, high);
            }
        }
    }

    @Test
    void aTreeAndItself_makeAGreyPicture() throws IOException {
        CallTree tree = RandomTrees.tree(new Random(3));
        assertThat(styles(CallTreeDiff.of(tree, tree), 1_000)).containsOnly("same0");
    }

    @Test
    void whatCountingMayHaveMade_staysGreyAndMoreDoesNot() throws IOException {
        assertThat(styles(CallTreeDiff.of(tree(100, 100), tree(110, 90)), 200)).containsOnly("same0");
        assertThat(styles(CallTreeDiff.of(tree(10_000, 10_000), tree(14_000, 6_000)), 20_000))
                .contains("more4", "less4");
    }

    @Test
    void verdicts_decideAloneWhatIsColoured() throws IOException {
        CallTreeDiff diff = CallTreeDiff.of(tree(50, 50), tree(90, 10));
        assertThat(styles(diff.judged(Map.of(List.of(RUN), DiffVerdict.NOISE)), 0))
                .containsOnly("same0");
        assertThat(styles(diff.judged(Map.of(List.of(RUN, CLOSE), DiffVerdict.REGRESSION)), 0))
                .containsExactlyInAnyOrder("same0", "same0", "more4", "same0", "same0");
        assertThat(styles(diff.judged(Map.of(List.of(RUN, CLOSE), DiffVerdict.NOISE)), 0))
                .contains("more0");
    }

    @Test
    void aDifference_saysWhichTestColouredIt_orWhyNoneDid() throws IOException {
        CallTreeDiff diff = CallTreeDiff.of(tree(50, 50), tree(50, 0));
        assertThat(svg(diff.judged(Map.of(List.of(RUN), DiffVerdict.NOISE), new DiffTest("t & runs", "share")), 0))
                .contains("found a significant change.</text>", ">The test: t &#38; runs.</text>");
        assertThat(svg(diff.untested("one run is none"), 0))
                .contains("not tested for significance, for one run is none.</text>");
    }

    @Test
    void whatVanished_isAsWideAsItWas() throws IOException {
        Document svg = Jsoup.parse(svg(CallTreeDiff.of(tree(50, 50), tree(50, 0)), 0), Parser.xmlParser());
        Element gone = svg.select("g").stream()
                .filter(g -> g.text().contains("osq_lock"))
                .findFirst()
                .orElseThrow();
        assertThat(gone.selectFirst("title").text()).contains("before 50.00%", "gone");
        // Of shares: the other path is all that is left, so it is as wide as both were together.
        assertThat(Double.parseDouble(gone.selectFirst("rect").attr("width"))).isBetween(390.0, 395.0);
    }

    @Test
    void anEmptyTree_isAPictureToo() throws IOException {
        assertThat(svg("empty", new CallTree())).contains("<svg");
        assertThat(svg(CallTreeDiff.of(new CallTree(), new CallTree()), 0)).contains("<svg");
    }

    @Test
    void aStackOf20000Frames_isCut() throws IOException {
        CallTree deep = new CallTree();
        deep.add(RandomTrees.deepStack(20_000), 1);
        assertThat(svg("deep", deep)).contains("[truncated] (", "stands for 19,000 frames");
    }

    /** As much of it in the close as said, and as much in the lock. */
    private static CallTree tree(long closing, long locking) {
        CallTree tree = new CallTree();
        tree.add(List.of(RUN, CLOSE), closing);
        tree.add(List.of(RUN, Frame.kernel("__fput"), LOCK), locking);
        return tree;
    }

    private static String svg(String title, CallTree tree) throws IOException {
        StringBuilder svg = new StringBuilder();
        FlameGraphSvg.write(title, "sub <title>", "ns", tree, svg);
        return svg.toString();
    }

    private static String svg(CallTreeDiff diff, long samples) throws IOException {
        StringBuilder svg = new StringBuilder();
        DiffScale share = DiffScale.share(diff.before().total(), diff.after().total());
        DiffSvg.write("tiny", "a & b", "ns", diff, share, samples, samples, svg);
        return svg.toString();
    }

    private static List<String> styles(CallTreeDiff diff, long samples) throws IOException {
        return Jsoup.parse(svg(diff, samples), Parser.xmlParser())
                .select("g rect")
                .eachAttr("class");
    }

    static void golden(String name, String text) throws IOException {
        Path file = RESOURCES.resolve(name);
        if ("rewrite".equals(System.getProperty("lockspot.golden"))) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}
