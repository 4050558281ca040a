package io.lockspot.flamegraphs;

import io.lockspot.testkit.Needles;
import io.lockspot.testkit.PackedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How the page looks and what it survives. */
class PageInBrowserTest extends FlameGraphBrowserTest {

    @Test
    void thePage_showsItsTreeAndAsksForNothingElse() throws Exception {
        Path file = open(closeStorm(), "");
        assertThat(text("title")).isEqualTo("close storm");
        assertThat(text("subtitle")).isEqualTo("before");
        assertThat(text("crumbs")).isEqualTo("all");
        assertThat(text("details")).contains("all", "total 10.00 s", "100.00% of all");
        assertThat(text("legend")).contains("Java 10.00%", "native 20.00%", "kernel 70.00%", "locks 50.00%");
        assertThat(browser.requests()).containsOnly(file.toUri().toString());
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void theCanvas_isPaintedInTheColoursOfTheKinds() throws Exception {
        open(closeStorm(), "");
        assertThat(pixel(5, 1)).isIn(shades("java"));
        assertThat(pixel(5, 2)).isIn(shades("native"));
        assertThat(pixel(5, 3)).isIn(shades("kernel"));
        assertThat(pixel(5, 4)).isIn(shades("lock"));
        assertThat(pixel(1390, 4)).isEqualTo(css("ground"));
    }

    @Test
    void aThousandThinFrames_areEachInTheirColour() throws Exception {
        CallTree tree = new CallTree();
        for (int i = 0; i < 700; i++) {
            Frame frame = i % 2 == 0 ? Frame.kernel("f" + (1000 + i)) : Frame.java("f" + (1000 + i));
            tree.add(List.of(frame), 1);
        }
        open(FlameGraph.page("thin").add("n", "samples", tree), "");
        assertThat(pixel(200, 1)).isIn(shades("kernel"));
        assertThat(pixel(201, 1)).isIn(shades("kernel"));
        assertThat(pixel(202, 1)).isIn(shades("java"));
        assertThat(pixel(1398, 1)).isIn(shades("java"));
        browser.evaluate("page.search('f1100', false)");
        browser.nextFrame();
        assertThat(pixel(200, 1)).isIn(shades("kernel"));
        assertThat(pixel(202, 1)).isNotIn(shades("java"));
    }

    @Test
    void theSystemsChoiceOfDark_isFollowedUntilTheReaderChooses() throws Exception {
        open(closeStorm(), "");
        String light = pixel(5, 4);
        browser.prefer("dark");
        browser.nextFrame();
        assertThat(pixel(5, 4)).isIn(shades("lock")).isNotEqualTo(light);
        browser.press("d");
        assertThat(pixel(5, 4)).isEqualTo(light);
    }

    @Test
    void noNeedle_runsOrIsLost() throws Exception {
        CallTree tree = new CallTree();
        for (String needle : Needles.ALL) {
            tree.add(List.of(Frame.java(needle), Frame.kernel(needle)), 1);
        }
        String title = String.join(" ", Needles.ALL.subList(0, 12));
        FlameGraph page = FlameGraph.page(title).subtitle(title);
        Needles.ALL.forEach(needle -> page.add(needle, needle, tree));
        Path file = open(page, "#view=list");
        browser.press("t", "ArrowDown", "Enter", "m", "m");
        for (String needle : Needles.ALL) {
            String quoted = quoted(needle);
            browser.evaluate("page.search(" + quoted + ", false), page.search(" + quoted + ", true)");
            browser.evaluate("page.focus(page.tree.outermost(page.frames.names.map(n => n === visible(" + quoted
                    + ")), 0)[0] ?? 0)");
            browser.evaluate("showTooltip(page.tree, page.frames, page.picture.focused, 5, 5)");
        }
        assertThat(browser.evaluate("typeof window.needle")).isEqualTo("undefined");
        assertThat(browser.evaluate("String(document.scripts.length)")).isEqualTo("4");
        assertThat(browser.evaluate("String(document.querySelectorAll('img, svg, body style').length)"))
                .isEqualTo("0");
        assertThat(namesIn(file)).containsAll(Needles.ALL);
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void thePolicy_stopsAScriptThatGotInAllTheSame() throws Exception {
        open(closeStorm(), "");
        browser.evaluate("document.body.append(Object.assign(document.createElement('script'),"
                + " {textContent: 'window.needle = 1'}))");
        browser.nextFrame();
        assertThat(browser.evaluate("typeof window.needle")).isEqualTo("undefined");
        assertThat(browser.problems()).hasSize(1).allMatch(problem -> problem.contains("Content Security Policy"));
        assertThat(text("failure")).contains("blocked by its own policy");
        browser.evaluate("byId('failure').textContent = ''");
    }

    @Test
    void aDeepAndWideTree_isShownCutAndSaysSo() throws Exception {
        CallTree tree = new CallTree();
        tree.add(RandomTrees.deepStack(20_000), 1_000_000);
        for (int i = 0; i < 150_000; i++) {
            tree.add(List.of(Frame.nativeCode("f" + i)), 1);
        }
        open(new FlameGraph("deep and wide", PageLimits.USUAL).add("n", "samples", tree), "#zoom=[truncated]");
        assertThat(text("details")).contains("[truncated]", "stands for 17,952 frames");
        open(new FlameGraph("deep and wide", PageLimits.USUAL).add("n", "samples", tree), "#zoom=[other]");
        assertThat(text("details")).contains("[other]", "stands for 52,049 frames");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void anEmptyTree_saysThatItIsEmpty() throws Exception {
        open(FlameGraph.page("empty").add("cpu", "ns", new CallTree()), "");
        assertThat(browser.evaluate("byId('empty').hidden ? '' : byId('empty').textContent"))
                .isEqualTo("No stacks were recorded for this measure.");
        browser.press("ArrowDown", "Enter", "ArrowLeft", "l", "t", "Escape");
        assertThat(browser.problems()).isEmpty();
    }

    @Test
    void aNarrowWindow_needsNoScrollingToTheSide() throws Exception {
        browser.resize(320, 700);
        open(closeStorm().add("lock-wait-of-a-long-name", "ns", new CallTree()), "#zoom=osq_lock");
        assertThat(browser.evaluate("String(document.documentElement.scrollWidth)"))
                .isEqualTo("320");
        assertThat(browser.evaluate("String(page.picture.height > 150)")).isEqualTo("true");
        browser.press("t");
        assertThat(browser.evaluate("String(document.documentElement.scrollWidth)"))
                .isEqualTo("320");
    }

    @Test
    void anotherWindowSize_isFollowed() throws Exception {
        CallTree deep = new CallTree();
        deep.add(RandomTrees.deepStack(40), 1);
        open(FlameGraph.page("deep").add("n", "samples", deep), "");
        for (int height : List.of(1200, 300, 1000, 500)) {
            browser.resize(600 + height, height);
            browser.nextFrame();
            assertThat(browser.evaluate("String(byId('canvas').offsetHeight === byId('stage').clientHeight"
                            + " && byId('canvas').offsetWidth === byId('stage').clientWidth)"))
                    .isEqualTo("true");
            assertThat(pixel(3, 1)).isIn(shades("java"));
        }
    }

    @Test
    void times_readInTheUnitThatFits() throws Exception {
        open(closeStorm(), "");
        assertThat(browser.evaluate("[0, 999, 1000, 45678, 999499, 1234567, 59.9e9, 60e9, 3600e9, 90061e9]"
                        + ".map(duration).join('|')"))
                .isEqualTo("0 ns|999 ns|1.0 \u00b5s|45.7 \u00b5s|999 \u00b5s|1.2 ms|59.90 s|60.00 s|3,600 s|90,061 s");
    }

    private static List<String> namesIn(Path page) throws IOException {
        List<String> names = new ArrayList<>();
        PackedData.json(PackedData.block(Files.readString(page), "data"))
                .get("names")
                .forEach(name -> names.add(name.asString()));
        return names;
    }

    /** In ASCII: half a surrogate pair cannot be sent to the browser otherwise. */
    private static String quoted(String name) throws IOException {
        StringBuilder quoted = new StringBuilder();
        new ScriptJson(quoted).string(name);
        return quoted.toString();
    }

    /** The colour in the row of a level, near its upper edge, where no text is. */
    private static String pixel(int x, int level) throws Exception {
        return browser.evaluate("'#' + Array.from(page.picture.ink.getImageData(" + x + ", " + (level * 21 + 2)
                + ", 1, 1).data.slice(0, 3), c => c.toString(16).padStart(2, '0')).join('')");
    }

    private static List<String> shades(String kind) throws Exception {
        return List.of(browser.evaluate(
                        "[0, 1, 2].map(shade => page.colours.fills.get('" + kind + "' + shade).plain).join(' ')")
                .split(" "));
    }

    private static String css(String colour) throws Exception {
        return browser.evaluate("page.colours['" + colour + "']");
    }
}
