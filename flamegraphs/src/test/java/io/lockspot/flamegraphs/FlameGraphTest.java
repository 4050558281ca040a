package io.lockspot.flamegraphs;

import io.lockspot.testkit.Needles;
import io.lockspot.testkit.PackedData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static io.lockspot.flamegraphs.RandomTrees.stacks;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FlameGraphTest {

    @Test
    void titles_areDataAndTheNameOfTheTab() throws IOException {
        PageText page = PageText.of(
                FlameGraph.page("Before <fix>").subtitle("12 s, \u00e9").add("cpu", "ns", new CallTree()));
        assertThat(page.data().get("title").asString()).isEqualTo("Before <fix>");
        assertThat(page.data().get("subtitle").asString()).isEqualTo("12 s, \u00e9");
        assertThat(page.document().title()).isEqualTo("Before <fix>");
    }

    @Test
    void severalTrees_keepTheirOrderNamesAndUnits() throws IOException {
        CallTree cpu = RandomTrees.tree(new Random(1));
        CallTree wait = RandomTrees.tree(new Random(2));
        PageText page = PageText.of(FlameGraph.page("two").add("cpu", "ns", cpu).add("lock-wait", "samples", wait));

        JsonNode trees = page.data().get("trees");
        assertThat(trees.get(0).get("name").asString()).isEqualTo("cpu");
        assertThat(trees.get(1).get("name").asString()).isEqualTo("lock-wait");
        assertThat(trees.get(1).get("unit").asString()).isEqualTo("samples");
        assertThat(stacks(page.tree(0))).isEqualTo(stacks(cpu));
        assertThat(stacks(page.tree(1))).isEqualTo(stacks(wait));
    }

    @Test
    void randomTrees_surviveTheRoundTrip() throws IOException {
        for (int seed = 0; seed < 100; seed++) {
            CallTree tree = RandomTrees.tree(new Random(seed));
            PageText page = PageText.of(FlameGraph.page("t").add("cpu", "ns", tree));
            assertThat(stacks(page.tree(0))).as("seed %d", seed).isEqualTo(stacks(tree));
        }
    }

    @Test
    void everyNeedle_survivesTheRoundTripAsAFrame() throws IOException {
        CallTree tree = new CallTree();
        for (String needle : Needles.ALL) {
            tree.add(List.of(Frame.java(needle), Frame.kernel(needle)), 1);
        }
        PageText page = PageText.of(FlameGraph.page("needles").add("cpu", "ns", tree));
        assertThat(page.names()).containsAll(Needles.ALL);
        assertThat(stacks(page.tree(0))).isEqualTo(stacks(tree));
    }

    @Test
    void needles_changeNothingInTheStructureOfThePage() throws IOException {
        String plain = structure(pageWith("plain"));
        for (String needle : Needles.ALL) {
            assertThat(structure(pageWith(needle))).as(needle).isEqualTo(plain);
        }
    }

    @Test
    void needles_leaveThePageInPlainAscii() throws IOException {
        for (String needle : Needles.ALL) {
            assertThat(pageWith(needle).html().chars()).as(needle).allMatch(c -> c == '\n' || c >= ' ' && c < 0x7f);
        }
    }

    @Test
    void thePolicy_allowsTheOneScriptItsLoaderAndTheOneStyleByTheirHashesAndNothingElse() throws Exception {
        PageText page = pageWith("x");
        assertThat(page.scripts()).hasSize(1);
        assertThat(page.document().select("style")).hasSize(1);
        assertThat(page.policy())
                .isEqualTo(
                        "default-src 'none'; script-src '%s' '%s'; style-src '%s'; base-uri 'none'; form-action 'none'"
                                .formatted(
                                        hash(PackedData.script(page.html())),
                                        hash(page.scripts().get(0).data()),
                                        hash(page.document()
                                                .selectFirst("style")
                                                .data())));
    }

    @Test
    void thePolicy_comesBeforeEverythingItRules() throws IOException {
        String html = pageWith("x").html();
        assertThat(html.indexOf("Content-Security-Policy")).isBetween(0, html.indexOf("<title"));
        assertThat(html.indexOf("Content-Security-Policy")).isLessThan(html.indexOf("<style"));
    }

    @Test
    void thePage_refersToNothingOutsideItself() throws IOException {
        PageText page = pageWith("x");
        assertThat(page.document().select("[src], [href], link, iframe, object, embed, base"))
                .isEmpty();
        assertThat(page.document().select("[style], [onclick], [onload]")).isEmpty();
        assertThat(page.html()).doesNotContain("http:", "https:", "@import", "url(");
    }

    @Test
    void theScript_buildsItsDocumentByTextAlone() throws IOException {
        PageText page = pageWith("x");
        assertThat(page.scripts().get(0).data() + PackedData.script(page.html()))
                .doesNotContain("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "Function(");
    }

    @Test
    void aPageWithoutATree_isRefused() {
        assertThatThrownBy(() -> FlameGraph.page("none").write(new StringBuilder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a flame graph needs at least one call tree");
    }

    @Test
    void theFailureOfTheOutput_isPassedOn() {
        FlameGraph page = FlameGraph.page("t").add("cpu", "ns", new CallTree());
        assertThatThrownBy(() -> page.write(new FullDisk())).isInstanceOf(IOException.class);
    }

    @Test
    void theSameTrees_makeTheSamePage() throws IOException {
        CallTree tree = RandomTrees.tree(new Random(3));
        CallTree again = new CallTree();
        tree.inverted().inverted().forEachStack(again::add);
        assertThat(PageText.of(FlameGraph.page("t").add("cpu", "ns", again)).html())
                .isEqualTo(
                        PageText.of(FlameGraph.page("t").add("cpu", "ns", tree)).html());
    }

    @Test
    void theDataOfATinyTree_isAsTheGoldenFileSays() throws IOException {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.java("a.B.run"), Frame.nativeCode("__close"), Frame.kernel("osq_lock")), 50);
        tree.add(List.of(Frame.java("a.B.run"), new Frame("a.B.read", FrameKind.INLINED)), 20);
        tree.add(List.of(Frame.java("a.B.run"), Frame.java("a.C.<init>")), 10);
        FlameGraph page = new FlameGraph("tiny", new PageLimits(10, 5)).subtitle("golden");
        PageTree shown = PageTree.of("cpu", "ns", tree)
                .whole(160)
                .note("half of it")
                .units(List.of(new PageUnit("samples", 10, "samples"), PageUnit.per("per close", 2.5)))
                .threads(tree);
        SvgTest.golden(
                "page-data.golden.json",
                PackedData.readable(PageText.of(page.add(shown).shownIn("per close"))
                                .document()
                                .getElementById("data")
                                .data())
                        + "\n");
    }

    private static PageText pageWith(String needle) throws IOException {
        CallTree tree = new CallTree();
        tree.add(List.of(Frame.java(needle), Frame.kernel(needle)), 1);
        return PageText.of(FlameGraph.page(needle).subtitle(needle).add(needle, needle, tree));
    }

    /** The page without what may differ: the title's text and the data. */
    private static String structure(PageText page) {
        page.document().selectFirst("title").text("");
        page.document().getElementById("data").empty();
        return page.document().outerHtml();
    }

    private static String hash(String text) throws NoSuchAlgorithmException {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "sha256-" + Base64.getEncoder().encodeToString(digest);
    }
}
